-- One sequence for all rows: a version never comes back, not even if a book is
-- deleted and created again.
CREATE SEQUENCE book_versions;

CREATE TABLE books (
	id         text COLLATE "C" PRIMARY KEY,
	version    bigint NOT NULL DEFAULT nextval('book_versions'),
	changed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
	title      text NOT NULL,
	copies     bigint NOT NULL
);
