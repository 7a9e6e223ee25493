package news

import (
	"cmp"
	"context"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"example.com/newsroom/internal/etagen"
)

// Edition is a printed edition. Its list has the parameters of Bootstrap Table, a table
// component from npm: only the store interprets search, order and offset.
//
//etagen:resource /editions/{number}
//etagen:collection /editions limit=10,100 total params=search,order,offset
type Edition struct {
	Number  int64  `json:"number" etagen:"id,sort"`
	Version int64  `json:"version" etagen:"version"`
	Title   string `json:"title" etagen:"sort"`
}

// printed returns the editions of a year.
func printed() []*Edition {
	var all []*Edition
	for i, about := range []string{"Harbour", "Market", "Weather", "Council"} {
		for week := 1; week <= 13; week++ {
			all = append(all, &Edition{Number: int64(len(all) + 1), Version: 1, Title: fmt.Sprintf("%s, week %d", about, i*13+week)})
		}
	}
	return all
}

// GetEdition returns an edition.
func (s *Store) GetEdition(_ context.Context, number int64) (*Edition, error) {
	if number < 1 || number > int64(len(s.editions)) {
		return nil, ErrEditionNotFound
	}
	return s.editions[number-1], nil
}

// ListEditions returns a page of the editions whose title contains the words of Search.
// If Order is desc, the order is reversed. The page begins at Offset, or after the
// edition whose number is the cursor: no edition is ever changed or deleted, else its
// title would have to be in the cursor too.
func (s *Store) ListEditions(_ context.Context, q EditionQuery) (EditionPage, error) {
	var page EditionPage
	all, err := s.found(q)
	if err != nil {
		return page, err
	}
	if q.Total {
		n := len(all)
		page.Total = &n
	}
	first, err := begin(all, q)
	if err != nil {
		return page, err
	}
	page.Items = all[first:min(first+q.Limit, len(all))]
	if first+q.Limit < len(all) {
		page.Next = strconv.FormatInt(all[first+q.Limit-1].Number, 10)
	}
	return page, nil
}

// found returns all editions that match a query, in its order.
func (s *Store) found(q EditionQuery) ([]*Edition, error) {
	var all []*Edition
	for _, e := range s.editions {
		if q.Search == nil || strings.Contains(strings.ToLower(e.Title), strings.ToLower(*q.Search)) {
			all = append(all, e)
		}
	}
	slices.SortFunc(all, func(x, y *Edition) int { return compare(q.Sort, x, y) })
	switch {
	case q.Order == nil || *q.Order == "asc":
	case *q.Order == "desc":
		slices.Reverse(all)
	default:
		return nil, malformed("order", "The order is asc or desc.")
	}
	return all, nil
}

// compare compares two editions by the sort keys and then by their numbers.
func compare(keys []EditionSort, x, y *Edition) int {
	for _, k := range keys {
		n := cmp.Compare(x.Number, y.Number)
		if k.Field == EditionByTitle {
			n = cmp.Compare(x.Title, y.Title)
		}
		if k.Descending {
			n = -n
		}
		if n != 0 {
			return n
		}
	}
	return cmp.Compare(x.Number, y.Number)
}

// begin returns the index at which the page of a query begins.
func begin(all []*Edition, q EditionQuery) (int, error) {
	switch {
	case q.After != "":
		i := slices.IndexFunc(all, func(e *Edition) bool { return strconv.FormatInt(e.Number, 10) == q.After })
		if i < 0 {
			return 0, ErrEditionCursor
		}
		return i + 1, nil
	case q.Offset == nil:
		return 0, nil
	}
	n, err := strconv.ParseUint(*q.Offset, 10, 31)
	if err != nil {
		return 0, malformed("offset", "The offset is a number of editions.")
	}
	return min(int(n), len(all)), nil
}

// malformed returns a 400 for a parameter that only the store checks.
func malformed(parameter, detail string) error {
	return &etagen.Problem{Status: http.StatusBadRequest, Detail: detail, Parameter: parameter}
}
