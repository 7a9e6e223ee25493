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
    author     TEXT NOT NULL, -- '' for none
    year       INTEGER NOT NULL,
    price      INTEGER NOT NULL,
    about      TEXT NOT NULL, -- last, so that reading the columns before it does not touch its pages
    written_by TEXT GENERATED ALWAYS AS (nullif(author, '')) VIRTUAL REFERENCES authors (slug)
) STRICT;

-- An author has one book of a title.
CREATE UNIQUE INDEX IF NOT EXISTS books_of_author ON books (written_by, title);

CREATE INDEX IF NOT EXISTS books_by_author ON books (author, year);
CREATE INDEX IF NOT EXISTS books_by_title ON books (title);
CREATE INDEX IF NOT EXISTS books_by_year ON books (year);

-- One row: how often a book was inserted, updated or deleted since the seed.
-- The entity tag of every list is made from it. Triggers count, so that a change
-- by hand counts like any other.
CREATE TABLE IF NOT EXISTS changes (
    one   INTEGER PRIMARY KEY CHECK (one = 1),
    count INTEGER NOT NULL
) STRICT;

CREATE TRIGGER IF NOT EXISTS book_inserted AFTER INSERT ON books
BEGIN UPDATE changes SET count = count + 1; END;

CREATE TRIGGER IF NOT EXISTS book_updated AFTER UPDATE ON books
BEGIN UPDATE changes SET count = count + 1; END;

CREATE TRIGGER IF NOT EXISTS book_deleted AFTER DELETE ON books
BEGIN UPDATE changes SET count = count + 1; END;

-- The ids of books that there were. An id that is used again is in here no longer.
CREATE TABLE IF NOT EXISTS deleted_books (id INTEGER PRIMARY KEY) STRICT;

CREATE TRIGGER IF NOT EXISTS book_is_gone AFTER DELETE ON books
BEGIN INSERT OR IGNORE INTO deleted_books (id) VALUES (old.id); END;

CREATE TRIGGER IF NOT EXISTS book_is_back AFTER INSERT ON books
BEGIN DELETE FROM deleted_books WHERE id = new.id; END;

-- The words of titles and texts, for the parameter q. The texts stay in books.
CREATE VIRTUAL TABLE IF NOT EXISTS book_texts USING fts5(title, about, content = 'books', content_rowid = 'id');

CREATE TRIGGER IF NOT EXISTS book_text_inserted AFTER INSERT ON books
BEGIN INSERT INTO book_texts (rowid, title, about) VALUES (new.id, new.title, new.about); END;

CREATE TRIGGER IF NOT EXISTS book_text_deleted AFTER DELETE ON books
BEGIN INSERT INTO book_texts (book_texts, rowid, title, about) VALUES ('delete', old.id, old.title, old.about); END;

CREATE TRIGGER IF NOT EXISTS book_text_updated AFTER UPDATE OF id, title, about ON books
BEGIN
    INSERT INTO book_texts (book_texts, rowid, title, about) VALUES ('delete', old.id, old.title, old.about);
    INSERT INTO book_texts (rowid, title, about) VALUES (new.id, new.title, new.about);
END;

CREATE TABLE IF NOT EXISTS stock (
    shelf      TEXT NOT NULL,
    book       INTEGER NOT NULL REFERENCES books (id) ON DELETE CASCADE,
    counted_at INTEGER NOT NULL,
    copies     INTEGER NOT NULL,
    PRIMARY KEY (shelf, book)
) STRICT;
