package gosource

import "testing"

func TestIsImportable(t *testing.T) {
	for _, c := range []struct {
		path, from string
		want       bool
	}{
		{"time", "example.com/shop", true},
		{"example.com/shop/internals", "example.com/other", true},
		{"example.com/shop/internal/ids", "example.com/shop", true},
		{"example.com/shop/internal/ids", "example.com/shop/api", true},
		{"example.com/shop/internal/ids", "example.com/shopping", false},
		{"example.com/shop/internal", "example.com/other", false},
		{"example.com/shop/internal/a/internal/b", "example.com/shop/internal", false},
		{"internal/abi", "example.com/shop", false}, // of the standard library
		{"vendor/golang.org/x/net/idna", "example.com/shop", false},
	} {
		if got := IsImportable(c.path, c.from); got != c.want {
			t.Errorf("%s may import %s: %t, want %t", c.from, c.path, got, c.want)
		}
	}
}
