package main

import (
	"os"
	"strings"
	"testing"
)

// The page shows the function that its tables are tested with.
func TestThePageShowsTheFunctionThatValidates(t *testing.T) {
	_, block, found := strings.Cut(page(t, "http.md"), "<!-- from: catalog/book.go -->\n```go\n")
	block, _, closed := strings.Cut(block, "```\n")
	source, err := os.ReadFile("catalog/book.go")
	if err != nil || !found || !closed || !strings.Contains(string(source), block) {
		t.Errorf("catalog/book.go has no such function (%v):\n%s", err, block)
	}
}
