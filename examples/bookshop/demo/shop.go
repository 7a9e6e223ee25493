package main

import (
	"context"
	"database/sql"
	"fmt"

	_ "modernc.org/sqlite" // the driver
)

// openShop opens the database of the running service, as somebody would who
// changes a price by hand.
func openShop(path string) (*sql.DB, error) {
	db, err := sql.Open("sqlite", path+"?_pragma=busy_timeout(5000)")
	if err != nil {
		return nil, fmt.Errorf("open database %s: %w", path, err)
	}
	return db, nil
}

// change runs a statement that has to change one row.
func change(ctx context.Context, db *sql.DB, statement string) error {
	result, err := db.ExecContext(ctx, statement)
	if err != nil {
		return fmt.Errorf("change the price: %w", err)
	}
	if n, err := result.RowsAffected(); err != nil || n != 1 {
		return fmt.Errorf("change the price: %d rows changed (%v), want 1", n, err)
	}
	return nil
}
