-- Texts compare byte for byte (COLLATE "C"), as the cursors of lists rely on.

CREATE TABLE authors (
    slug      text COLLATE "C" PRIMARY KEY,
    revision  text NOT NULL,
    edited_at timestamptz, -- NULL until the first edit
    name      text NOT NULL
);

CREATE TABLE books (
    id         bigint PRIMARY KEY,
    version    bigint NOT NULL,
    updated_at timestamptz NOT NULL,
    title      text COLLATE "C" NOT NULL,
    author     text COLLATE "C" NOT NULL, -- '' for none
    year       bigint NOT NULL,
    price      bigint NOT NULL,
    about      text NOT NULL,
    written_by text COLLATE "C" GENERATED ALWAYS AS (nullif(author, '')) STORED REFERENCES authors (slug),
    words      tsvector -- what is a letter depends on LC_CTYPE of the database: C.UTF-8 will do
                GENERATED ALWAYS AS (to_tsvector('simple', title || ' ' || about)) STORED
);

-- An author has one book of a title. A title may be too long for an index.
CREATE UNIQUE INDEX books_of_author ON books (written_by, md5(title));

CREATE INDEX books_by_author ON books (author, year);
CREATE INDEX books_by_year ON books (year, id);
CREATE INDEX books_by_words ON books USING gin (words);

-- One row: how often a book was inserted, updated or deleted since the seed.
-- The entity tag of every list is made from it. Triggers count, so that a change
-- by hand counts like any other.
CREATE TABLE changes (
    one   integer PRIMARY KEY CHECK (one = 1),
    count bigint NOT NULL
);

-- The ids of books that there were. An id that is used again is in here no longer.
CREATE TABLE deleted_books (id bigint PRIMARY KEY);

-- Changes of books take turns from their first row on. So they count in the order
-- in which they are committed, and never wait for each other in a circle.
CREATE FUNCTION begin_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM changes FOR UPDATE;
    RETURN NULL;
END $$;

CREATE FUNCTION count_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE changes SET count = count + 1;
    IF TG_OP = 'DELETE' THEN
        INSERT INTO deleted_books VALUES (old.id) ON CONFLICT DO NOTHING;
    ELSIF TG_OP = 'INSERT' THEN
        DELETE FROM deleted_books WHERE id = new.id;
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER book_changes BEFORE INSERT OR UPDATE OR DELETE ON books FOR EACH STATEMENT EXECUTE FUNCTION begin_change();
CREATE TRIGGER book_changed AFTER INSERT OR UPDATE OR DELETE ON books FOR EACH ROW EXECUTE FUNCTION count_change();

CREATE TABLE stock (
    shelf      text COLLATE "C" NOT NULL,
    book       bigint NOT NULL REFERENCES books (id) ON DELETE CASCADE,
    counted_at bigint NOT NULL, -- whole milliseconds since 1970: the entity tag is made from them
    copies     bigint NOT NULL,
    PRIMARY KEY (shelf, book)
);
