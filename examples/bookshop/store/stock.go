package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"example.com/bookshop/catalog"
)

const selectStock = `SELECT shelf, book, counted_at, copies FROM stock WHERE shelf = ? AND book = ?`

// GetStock returns how many copies of the book stand on the shelf, or an error
// that wraps catalog.ErrStockNotFound when the book has no place there.
func (s *Store) GetStock(ctx context.Context, shelf string, book int64) (*catalog.Stock, error) {
	var k catalog.Stock
	err := s.db.QueryRowContext(ctx, selectStock, shelf, book).
		Scan(&k.Shelf, &k.Book, &k.CountedAt, &k.Copies)
	if errors.Is(err, sql.ErrNoRows) {
		err = catalog.ErrStockNotFound
	}
	if err != nil {
		return nil, fmt.Errorf("get stock of book %d on shelf %q: %w", book, shelf, err)
	}
	return &k, nil
}
