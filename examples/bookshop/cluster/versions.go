package main

import (
	"context"
	"errors"

	"github.com/jackc/pgx/v5"
)

// keepVersions makes the database log each version of a book, in the transaction
// that creates it. The log begins with the stored version.
const keepVersions = `
CREATE TABLE versions (position bigserial, book bigint, version bigint, price bigint);
CREATE FUNCTION keep_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO versions (book, version, price) VALUES (new.id, new.version, new.price);
    RETURN NULL;
END $$;
CREATE TRIGGER keep_version AFTER INSERT OR UPDATE ON books FOR EACH ROW EXECUTE FUNCTION keep_version();
INSERT INTO versions (book, version, price) SELECT id, version, price FROM books`

// A versionLog reads the log of the database.
type versionLog struct{ address string }

// begin makes the database log versions from now on.
func (l versionLog) begin(ctx context.Context) error {
	return l.connected(ctx, func(db *pgx.Conn) error {
		_, err := db.Exec(ctx, keepVersions)
		return err
	})
}

// of returns the versions of a book, the oldest first.
func (l versionLog) of(ctx context.Context, id int) (log []book, err error) {
	err = l.connected(ctx, func(db *pgx.Conn) error {
		rows, err := db.Query(ctx, `SELECT version, price FROM versions WHERE book = $1 ORDER BY position`, id)
		if err != nil {
			return err
		}
		log, err = pgx.CollectRows(rows, pgx.RowToStructByPos[book])
		return err
	})
	return log, err
}

func (l versionLog) connected(ctx context.Context, do func(*pgx.Conn) error) (err error) {
	db, err := pgx.Connect(ctx, l.address)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close(ctx)) }()
	return do(db)
}
