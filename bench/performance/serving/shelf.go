package serving

import (
	"strings"
	"time"

	"example.com/bench/compare"
	"example.com/bench/compare/coded"
	"example.com/bench/compare/kept"
)

var changed = time.Date(2026, time.January, 5, 9, 0, 0, 0, time.UTC)

// title returns a title of the given size in KiB.
func title(kibibytes int) string {
	const words = "Moby-Dick; or, The Whale. "
	return strings.Repeat(words, kibibytes*1024/len(words)+1)
}

// content is the content of a PUT.
var content = `{"id":"1","version":42,"updated_at":"2026-01-05T09:00:00Z","title":"` + title(2) + `"}`

// newShelf returns a shelf with a book of the given size in KiB. Its version never
// changes.
func newShelf(kibibytes int) *compare.Shelf {
	return compare.NewShelf(func() time.Time { return changed },
		compare.Book{ID: "1", Version: 42, UpdatedAt: changed, Title: title(kibibytes)}).Freeze()
}

// newKept returns the handler of a book whose encoded bytes are kept.
func newKept(kibibytes int) *kept.BookHandler {
	return &kept.BookHandler{Store: &kept.Shelf{Book: kept.Book{ID: "1", Version: 42, UpdatedAt: changed, Title: title(kibibytes)}}}
}

// newCoded returns the handler of a compressed book.
func newCoded() *coded.BookHandler {
	return &coded.BookHandler{Store: &coded.Shelf{Book: coded.Book{ID: "1", Version: 42, UpdatedAt: changed, Title: title(2)}}}
}
