CREATE TABLE IF NOT EXISTS leaflets (
	id       text COLLATE "C" PRIMARY KEY,
	changed  bigint NOT NULL, -- milliseconds since 1970
	language text NOT NULL,
	title    text COLLATE "C" NOT NULL,
	pages    bigint,
	topics   jsonb NOT NULL
);

CREATE TABLE IF NOT EXISTS vouchers (
	id      text COLLATE "C" PRIMARY KEY,
	version bigint NOT NULL,
	uses    bigint NOT NULL,
	percent bigint NOT NULL
);

-- One row: how often leaflets and vouchers were edited. Who edits one waits here for the
-- others, so that a list which shows a change has its count too.
CREATE TABLE IF NOT EXISTS edits (
	one   integer PRIMARY KEY CHECK (one = 1),
	count bigint NOT NULL
);

INSERT INTO edits VALUES (1, 1) ON CONFLICT DO NOTHING;
