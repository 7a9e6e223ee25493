package titles

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"time"

	"example.com/bookshop/catalog"
)

// At is the modification time of every row of the seed. It is fixed, so that two new
// databases give the same responses.
var At = time.Date(2026, time.January, 5, 9, 0, 0, 0, time.UTC)

// A Row is one title, as resources of the catalogue.
type Row struct {
	Book   catalog.Book
	Author catalog.Author // shared by several rows
	Stock  catalog.Stock
}

// Seed returns the content of a new database. Prices and numbers of copies are made up.
func Seed() ([]Row, error) {
	all, err := readTitles(seedTitles)
	if err != nil {
		return nil, err
	}
	rows := make([]Row, len(all))
	for i, t := range all {
		id := int64(i + 1)
		rows[i] = Row{
			Book: catalog.Book{
				ID:     id,
				Audit:  catalog.Audit{Version: 1, UpdatedAt: At},
				Title:  t.name,
				Author: t.slug,
				Year:   t.year,
				Price:  795 + 100*(t.year%7),
				About:  about(t, all),
			},
			Author: catalog.Author{Slug: t.slug, Revision: Revision(t.author), Name: t.author},
			Stock:  catalog.Stock{Shelf: t.shelf(), Book: id, CountedAt: At.UnixMilli(), Copies: uint32(1 + t.year%5)},
		}
	}
	return rows, nil
}

// Revision returns the version of an author of the seed. It is the same in every
// database.
func Revision(name string) string {
	sum := sha256.Sum256([]byte(name))
	return hex.EncodeToString(sum[:6])
}

// shelf returns the shelf of the title: the first letter of the author's last name.
func (t title) shelf() string {
	last := t.slug[strings.LastIndexByte(t.slug, '-')+1:]
	return last[:1]
}
