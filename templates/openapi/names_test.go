package openapi

import (
	"slices"
	"testing"
)

// TestClaim checks that no two names are one in a client: oapi-codegen and ogen refuse a
// document with sql.NullInt64 and sql.Null_int64.
func TestClaim(t *testing.T) {
	n := newNames()
	var got []string
	for _, name := range []string{"sql.NullInt64", "sql.Null_int64", "Book", "book", "Books", "Book", "Book3", "shop.Order", "ShopOrder"} {
		got = append(got, n.claim(name))
	}
	want := []string{"sql.NullInt64", "sql.Null_int64_2", "Book", "book_2", "Books", "Book_3", "Book3_2", "shop.Order", "ShopOrder_2"}
	if !slices.Equal(got, want) {
		t.Errorf("the names are %q, want %q", got, want)
	}
}
