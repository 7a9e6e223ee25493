package store

import (
	"context"
	"fmt"

	"example.com/bookshop/catalog"
)

const (
	selectStock  = `SELECT shelf, book, counted_at, copies FROM stock WHERE shelf = ? AND book = ?`
	updateStock  = `UPDATE stock SET counted_at = ?, copies = ? WHERE shelf = ? AND book = ? AND counted_at = ?`
	lookForStock = `SELECT 1 FROM stock WHERE shelf = ? AND book = ?`
)

// GetStock returns how many copies of the book are on the shelf, or an error that wraps
// catalog.ErrStockNotFound if the book has no place there.
func (s *Store) GetStock(ctx context.Context, shelf string, book int64) (*catalog.Stock, error) {
	var k catalog.Stock
	err := s.db.QueryRowContext(ctx, selectStock, shelf, book).
		Scan(&k.Shelf, &k.Book, &k.CountedAt, &k.Copies)
	if err != nil {
		return nil, stockError("get", shelf, book, err)
	}
	return &k, nil
}

// UpdateStock replaces the stock if it was last counted at the given time, and returns
// the stored stock. Otherwise it returns an error that wraps catalog.ErrStockConflict or
// catalog.ErrStockNotFound. The time serves as the version, so each count gets a later
// one, even within a millisecond and if the clock is set back.
func (s *Store) UpdateStock(ctx context.Context, k *catalog.Stock, counted int64) (*catalog.Stock, error) {
	next := *k
	next.CountedAt = max(s.now().UnixMilli(), counted+1)
	result, err := s.writer.ExecContext(ctx, updateStock, next.CountedAt, next.Copies, k.Shelf, k.Book, counted)
	if err == nil {
		err = s.changed(ctx, result, catalog.ErrStockConflict, lookForStock, k.Shelf, k.Book)
	}
	if err != nil {
		return nil, stockError("update", k.Shelf, k.Book, err)
	}
	return &next, nil
}

func stockError(doing, shelf string, book int64, err error) error {
	return fail(fmt.Sprintf("%s stock of book %d on shelf %q", doing, book, shelf), err, catalog.ErrStockNotFound)
}
