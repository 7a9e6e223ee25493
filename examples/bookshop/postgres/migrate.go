package postgres

import (
	"context"
	"embed"
	"fmt"
	"io/fs"

	"github.com/jackc/pgx/v5"

	"example.com/bookshop/titles"
)

// Each file migrates the database from the state after the previous file.
//
//go:embed migrations/*.sql
var migrations embed.FS

// migrationLock is the key of the advisory lock for replicas of the service that start
// together. It is released at the end of the transaction.
const migrationLock = 6_021_873

// prepare runs the missing migrations, and fills the database if it never had a book.
func prepare(ctx context.Context) func(pgx.Tx) error {
	return func(tx pgx.Tx) error {
		if _, err := tx.Exec(ctx, "SELECT pg_advisory_xact_lock($1)", migrationLock); err != nil {
			return fmt.Errorf("wait for other migrations: %w", err)
		}
		if err := migrate(ctx, tx); err != nil {
			return err
		}
		return seed(ctx, tx)
	}
}

func migrate(ctx context.Context, tx pgx.Tx) error {
	files, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil {
		return err
	}
	if _, err := tx.Exec(ctx, "CREATE TABLE IF NOT EXISTS migrations (name text PRIMARY KEY)"); err != nil {
		return fmt.Errorf("look for migrations: %w", err)
	}
	for _, name := range files {
		added, err := tx.Exec(ctx, "INSERT INTO migrations VALUES ($1) ON CONFLICT DO NOTHING", name)
		if err != nil {
			return fmt.Errorf("look for %s: %w", name, err)
		}
		if added.RowsAffected() == 0 {
			continue
		}
		text, err := migrations.ReadFile(name)
		if err != nil {
			return err
		}
		if _, err := tx.Exec(ctx, string(text)); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	return nil
}

// seed fills a database that never had a book. It leaves one whose books were all
// deleted, which has a count of changes.
func seed(ctx context.Context, tx pgx.Tx) error {
	begun, err := tx.Exec(ctx, "INSERT INTO changes (one, count) VALUES (1, 1) ON CONFLICT DO NOTHING")
	if err != nil || begun.RowsAffected() == 0 {
		return err
	}
	rows, err := titles.Seed()
	if err != nil {
		return err
	}
	var batch pgx.Batch
	for _, row := range rows {
		a, b, k := &row.Author, &row.Book, &row.Stock
		batch.Queue("INSERT INTO authors (slug, revision, name) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING", a.Slug, a.Revision, a.Name)
		batch.Queue("INSERT INTO books ("+bookColumns+") VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
			b.ID, b.Version, b.UpdatedAt, b.Title, b.Author, b.Year, b.Price, b.About)
		batch.Queue("INSERT INTO stock (shelf, book, counted_at, copies) VALUES ($1, $2, $3, $4)", k.Shelf, k.Book, k.CountedAt, int64(k.Copies))
	}
	// The seed is the first state of the lists: no client has a tag yet.
	batch.Queue("UPDATE changes SET count = 1")
	return tx.SendBatch(ctx, &batch).Close()
}
