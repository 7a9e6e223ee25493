package store

import (
	"errors"
	"testing"

	"example.com/bookshop/catalog"
	"example.com/bookshop/titles"
)

var _ catalog.StockStore = (*Store)(nil)

func TestGetStock(t *testing.T) {
	k, err := open(t).GetStock(t.Context(), "a", 2)
	if err != nil {
		t.Fatal(err)
	}
	want := catalog.Stock{Shelf: "a", Book: 2, CountedAt: titles.At.UnixMilli(), Copies: 4}
	if *k != want {
		t.Errorf("got  %+v\nwant %+v", *k, want)
	}
}

func TestMissingStock(t *testing.T) {
	s := open(t)
	for _, place := range []struct {
		shelf string
		book  int64
	}{{"b", 2}, {"a", 571}, {"", 2}, {"A", 2}} {
		if _, err := s.GetStock(t.Context(), place.shelf, place.book); !errors.Is(err, catalog.ErrStockNotFound) {
			t.Errorf("get %q %d: %v, want %v", place.shelf, place.book, err, catalog.ErrStockNotFound)
		}
	}
}
