// Package titles has the content of a new shop: real titles in the public domain, with
// prices and shelves that are made up.
package titles

import (
	_ "embed" // for the titles
	"fmt"
	"strconv"
	"strings"
)

// The titles are real and in the public domain. The years are those of the first edition
// as a book. Short openings are quoted.
//
//go:embed seed.tsv
var seedTitles string

// A title is one line of the seed.
type title struct {
	name    string
	author  string
	slug    string // of the author
	year    int
	opening string // the first sentence; "" for most
}

// readTitles reads lines of tab-separated fields. The first line has the names of the
// fields.
func readTitles(text string) ([]title, error) {
	lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	titles := make([]title, 0, len(lines))
	for i, line := range lines[1:] {
		t, err := readTitle(strings.TrimSuffix(line, "\r"))
		if err != nil {
			return nil, fmt.Errorf("seed.tsv:%d: %w", i+2, err)
		}
		titles = append(titles, t)
	}
	return titles, nil
}

// readTitle reads one line. Most lines end after the year, without an opening.
func readTitle(line string) (title, error) {
	f := strings.Split(line, "\t")
	if len(f) != 4 && len(f) != 5 {
		return title{}, fmt.Errorf("%d fields, want 4 or 5", len(f))
	}
	year, err := strconv.Atoi(f[3])
	if err != nil {
		return title{}, fmt.Errorf("read year: %w", err)
	}
	t := title{name: f[0], author: f[1], slug: f[2], year: year}
	if len(f) == 5 {
		t.opening = f[4]
	}
	return t, nil
}
