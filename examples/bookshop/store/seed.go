package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"fmt"
	"time"
)

// seededAt is when every row of the seed says that it was written: a fixed time,
// so that two fresh databases give the same answers.
var seededAt = time.Date(2026, time.January, 5, 9, 0, 0, 0, time.UTC)

// seed fills a database that never had a book, all in one transaction. One whose
// books are all deleted stays as it is: it has a count of changes.
func seed(ctx context.Context, db *sql.DB) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("begin seed: %w", err)
	}
	defer tx.Rollback() // does nothing after Commit
	var seeded bool
	if err := tx.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM changes)`).Scan(&seeded); err != nil {
		return fmt.Errorf("look for the count of changes: %w", err)
	}
	if seeded {
		return nil
	}
	titles, err := readTitles(seedTitles)
	if err != nil {
		return err
	}
	for i, t := range titles {
		if err := insertTitle(ctx, tx, int64(i+1), t, titles); err != nil {
			return fmt.Errorf("seed %s: %w", t.name, err)
		}
	}
	if _, err := tx.ExecContext(ctx, `INSERT INTO changes (one, count) VALUES (1, 1)`); err != nil {
		return fmt.Errorf("begin to count changes: %w", err)
	}
	if err := tx.Commit(); err != nil {
		return fmt.Errorf("commit seed: %w", err)
	}
	return nil
}

// insertTitle writes t as a book, its author unless known already, and its
// place on a shelf. Price and number of copies are made up.
func insertTitle(ctx context.Context, tx *sql.Tx, id int64, t title, all []title) error {
	at := seededAt.UnixMilli()
	_, err := tx.ExecContext(ctx,
		`INSERT INTO authors (slug, revision, name) VALUES (?, ?, ?) ON CONFLICT (slug) DO NOTHING`,
		t.slug, revision(t.author), t.author)
	if err != nil {
		return fmt.Errorf("insert author: %w", err)
	}
	_, err = tx.ExecContext(ctx,
		`INSERT INTO books (id, version, updated_at, title, author, year, price, about) VALUES (?, 1, ?, ?, ?, ?, ?, ?)`,
		id, at, t.name, t.slug, t.year, 795+100*(t.year%7), about(t, all))
	if err != nil {
		return fmt.Errorf("insert book: %w", err)
	}
	_, err = tx.ExecContext(ctx,
		`INSERT INTO stock (shelf, book, counted_at, copies) VALUES (?, ?, ?, ?)`,
		t.shelf(), id, at, 1+t.year%5)
	if err != nil {
		return fmt.Errorf("insert stock: %w", err)
	}
	return nil
}

// revision is the version of an author of the seed: the same in every database.
func revision(name string) string {
	sum := sha256.Sum256([]byte(name))
	return hex.EncodeToString(sum[:6])
}
