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

// GetStock returns how many copies of the book stand on the shelf, or an error
// that wraps catalog.ErrStockNotFound when the book has no place there.
func (s *Store) GetStock(ctx context.Context, shelf string, book int64) (*catalog.Stock, error) {
	var k catalog.Stock
	err := s.db.QueryRowContext(ctx, selectStock, shelf, book).
		Scan(&k.Shelf, &k.Book, &k.CountedAt, &k.Copies)
	if err != nil {
		return nil, stockError("get", shelf, book, err)
	}
	return &k, nil
}

// UpdateStock puts k in the place of what was counted, if that is still the
// count of the given time, and returns it as stored; else an error that wraps
// catalog.ErrStockConflict or catalog.ErrStockNotFound. The time stands for the
// version, so each count has a later one, also within a millisecond and where
// the clock was set back.
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
