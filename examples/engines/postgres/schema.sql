-- One sequence for all rows: a version never comes back, not even if a book is
-- deleted and created again.
CREATE SEQUENCE book_versions;

-- The timeline of the server: another one after each failover. A version that was
-- issued before it and is issued again after it has another entity tag.
CREATE FUNCTION timeline() RETURNS text LANGUAGE sql AS
$$ SELECT substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8) $$;

CREATE TABLE books (
	id         text COLLATE "C" PRIMARY KEY,
	version    bigint NOT NULL DEFAULT nextval('book_versions'),
	changed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
	title      text NOT NULL,
	copies     bigint NOT NULL,
	timeline   text NOT NULL DEFAULT timeline()
);
