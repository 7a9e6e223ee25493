-- Times are whole milliseconds since 1970, UTC: they come back exactly as they
-- were written, which a tag that is made from a time depends on.

CREATE TABLE IF NOT EXISTS authors (
    slug      TEXT PRIMARY KEY,
    revision  TEXT NOT NULL,
    edited_at INTEGER, -- NULL until the first edit
    name      TEXT NOT NULL
) STRICT;

CREATE TABLE IF NOT EXISTS books (
    id         INTEGER PRIMARY KEY,
    version    INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    title      TEXT NOT NULL,
    author     TEXT NOT NULL REFERENCES authors (slug),
    year       INTEGER NOT NULL,
    price      INTEGER NOT NULL,
    about      TEXT NOT NULL -- last, so that reading the columns before it does not touch its pages
) STRICT;

CREATE INDEX IF NOT EXISTS books_by_author ON books (author);

CREATE TABLE IF NOT EXISTS stock (
    shelf      TEXT NOT NULL,
    book       INTEGER NOT NULL REFERENCES books (id),
    counted_at INTEGER NOT NULL,
    copies     INTEGER NOT NULL CHECK (copies >= 0),
    PRIMARY KEY (shelf, book)
) STRICT;
