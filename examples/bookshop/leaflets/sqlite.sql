CREATE TABLE IF NOT EXISTS leaflets (
	id       TEXT PRIMARY KEY,
	changed  INTEGER NOT NULL, -- milliseconds since 1970
	language TEXT NOT NULL,
	title    TEXT NOT NULL,
	pages    INTEGER,
	topics   TEXT NOT NULL -- a JSON array
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS vouchers (
	id      TEXT PRIMARY KEY,
	version INTEGER NOT NULL,
	uses    INTEGER NOT NULL,
	percent INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- One row: how often leaflets and vouchers were edited.
CREATE TABLE IF NOT EXISTS edits (
	one   INTEGER PRIMARY KEY CHECK (one = 1),
	count INTEGER NOT NULL
) STRICT;

INSERT INTO edits VALUES (1, 1) ON CONFLICT DO NOTHING;
