-- Lists are sorted by the beginnings of titles.

DROP INDEX IF EXISTS books_by_title;
CREATE INDEX books_by_title ON books (substr(title, 1, 64));
