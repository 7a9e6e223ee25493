package postgres

import (
	"context"

	"example.com/bookshop/catalog"
)

const (
	selectStock = `SELECT shelf, book, counted_at, copies FROM stock WHERE shelf = $1 AND book = $2`
	updateStock = `UPDATE stock SET counted_at = $4, copies = $5 WHERE shelf = $1 AND book = $2 AND counted_at = $3`
	stockExists = `SELECT EXISTS (SELECT FROM stock WHERE shelf = $1 AND book = $2)`
)

// GetStock returns the number of copies of the book on the shelf, or an error that
// wraps catalog.ErrStockNotFound if the book has no place there.
func (s *Store) GetStock(ctx context.Context, shelf string, book int64) (*catalog.Stock, error) {
	var k catalog.Stock
	err := s.db.QueryRow(ctx, selectStock, shelf, book).Scan(&k.Shelf, &k.Book, &k.CountedAt, &k.Copies)
	if err != nil {
		return nil, stockError("get", shelf, book, readError(err))
	}
	return &k, nil
}

// UpdateStock replaces the stock, if it still has the given time, and returns k as
// stored. Otherwise it returns an error that wraps catalog.ErrStockConflict or
// catalog.ErrStockNotFound. The time is also the version, so each count gets a later
// one, even within a millisecond or if the clock was set back.
func (s *Store) UpdateStock(ctx context.Context, k *catalog.Stock, counted int64) (*catalog.Stock, error) {
	next := *k
	next.CountedAt = max(s.now().UnixMilli(), counted+1)
	result, err := s.db.Exec(ctx, updateStock, k.Shelf, k.Book, counted, next.CountedAt, int64(next.Copies))
	if err = writeError(err); err == nil {
		err = s.changed(ctx, result.RowsAffected(), catalog.ErrStockConflict, stockExists, k.Shelf, k.Book)
	}
	if err != nil {
		return nil, stockError("update", k.Shelf, k.Book, err)
	}
	return &next, nil
}
