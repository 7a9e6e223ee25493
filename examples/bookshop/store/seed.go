package store

import (
	"context"
	"database/sql"
	"fmt"

	"example.com/bookshop/titles"
)

// seed fills a database that never had a book, in one transaction. A database whose
// books are all deleted is left alone: it has a count of changes.
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
	rows, err := titles.Seed()
	if err != nil {
		return err
	}
	for _, row := range rows {
		if err := insertRow(ctx, tx, row); err != nil {
			return fmt.Errorf("seed %s: %w", row.Book.Title, err)
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

// insertRow inserts a book, its place on a shelf, and its author if that is new.
func insertRow(ctx context.Context, tx *sql.Tx, row titles.Row) error {
	_, err := tx.ExecContext(ctx,
		`INSERT INTO authors (slug, revision, name) VALUES (?, ?, ?) ON CONFLICT (slug) DO NOTHING`,
		row.Author.Slug, row.Author.Revision, row.Author.Name)
	if err != nil {
		return fmt.Errorf("insert author: %w", err)
	}
	b := &row.Book
	_, err = tx.ExecContext(ctx,
		`INSERT INTO books (`+bookColumns+`) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
		b.ID, b.Version, b.UpdatedAt.UnixMilli(), b.Title, b.Author, b.Year, b.Price, b.About)
	if err != nil {
		return fmt.Errorf("insert book: %w", err)
	}
	k := &row.Stock
	_, err = tx.ExecContext(ctx,
		`INSERT INTO stock (shelf, book, counted_at, copies) VALUES (?, ?, ?, ?)`,
		k.Shelf, k.Book, k.CountedAt, k.Copies)
	if err != nil {
		return fmt.Errorf("insert stock: %w", err)
	}
	return nil
}
