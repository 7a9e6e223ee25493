package stores

import (
	"cmp"
	"context"
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// A filmStore selects films as statements do, correctly or with a fault.
type filmStore struct {
	mu    sync.Mutex
	rows  []Film
	count int64
	stats int

	deleted int
}

func copied(f Film) *Film { return &f }

func (s *filmStore) index(id string) int {
	return slices.IndexFunc(s.rows, func(f Film) bool { return f.ID == id })
}

func (s *filmStore) GetFilm(_ context.Context, id string) (*Film, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	i := s.index(id)
	if i < 0 {
		return nil, ErrFilmNotFound
	}
	return copied(s.rows[i]), nil
}

func (s *filmStore) CreateFilm(_ context.Context, f *Film) (*Film, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.count++
	next := *f
	if next.ID == "" {
		next.ID = "f" + strconv.FormatInt(1000+s.count, 10)
	}
	if s.index(next.ID) >= 0 {
		return nil, ErrFilmExists
	}
	next.Version = s.count
	s.rows = append(s.rows, next)
	return &next, nil
}

func (s *filmStore) UpdateFilm(_ context.Context, f *Film, version int64) (*Film, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	i := s.index(f.ID)
	switch {
	case i < 0:
		return nil, ErrFilmNotFound
	case s.rows[i].Version != version:
		return nil, ErrFilmConflict
	}
	s.count++
	s.rows[i] = *f
	s.rows[i].Version = s.count
	return copied(s.rows[i]), nil
}

func (s *filmStore) DeleteFilm(_ context.Context, id string, version int64) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	i := s.index(id)
	switch {
	case i < 0:
		return ErrFilmNotFound
	case s.rows[i].Version != version:
		return ErrFilmConflict
	}
	s.count++
	s.rows = slices.Delete(s.rows, i, i+1)
	s.deleted++
	return nil
}

func (s *filmStore) StatFilms(context.Context, FilmQuery) (FilmListStat, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	stat := FilmListStat{Counter: 1 + s.count}
	switch way() {
	case "right: all see the same view":
		stat.View = "reader"
	case "the view is a number of the request":
		s.stats++
		stat.View = strconv.Itoa(s.stats)
	case "the view vouches alone":
		stat = FilmListStat{Counter: 1, View: "reader"}
	}
	return stat, nil
}

func (s *filmStore) ListFilms(_ context.Context, q FilmQuery) (page FilmPage, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	var all []Film
	for _, f := range s.rows {
		if s.asked(f, q) {
			all = append(all, f)
		}
	}
	total := len(all)
	compare := func(x, y Film) int { return s.compare(x, y, q.Sort) }
	slices.SortFunc(all, compare)
	if q.After != "" {
		var last Film
		if err := json.Unmarshal([]byte(q.After), &last); err != nil || last.ID == "" {
			return page, ErrFilmCursor
		}
		all = slices.DeleteFunc(all, func(f Film) bool { return compare(f, last) <= 0 })
	}
	left := len(all)
	if len(all) > q.Limit {
		all = all[:q.Limit]
		last, _ := json.Marshal(all[q.Limit-1])
		page.Next = string(last)
	}
	for _, f := range all {
		page.Items = append(page.Items, copied(f))
	}
	switch way() {
	case "the total is that of the page":
		total = len(page.Items)
	case "the total is what is left":
		total = left
	case "the total is that of the table":
		total = len(s.rows)
	case "the total counts what is deleted":
		total += s.deleted
	case "there is no total":
		return page, nil
	}
	if q.Total {
		page.Total = &total
	}
	return page, nil
}

func (s *filmStore) compare(x, y Film, sort []FilmSort) int {
	for _, key := range sort {
		c := 0
		switch {
		case key.Field == FilmByTitle:
			c = strings.Compare(x.Title, y.Title)
		case x.Seen != nil && y.Seen != nil:
			c = x.Seen.Compare(*y.Seen)
		case x.Seen != y.Seen:
			c = map[bool]int{true: 1, false: -1}[x.Seen != nil]
		}
		if key.Descending {
			c = -c
		}
		if c != 0 {
			return c
		}
	}
	return strings.Compare(x.ID, y.ID)
}

// asked reports whether a film matches a query.
func (s *filmStore) asked(f Film, q FilmQuery) bool {
	return s.oneOf(q.Title, f.Title) &&
		(q.Year == nil || *q.Year == f.Year) && between(f.Year, q.YearMin, q.YearMax, cmp.Compare) &&
		s.rated(f, q) && s.seen(f, q) && s.tagged(f, q)
}

func (s *filmStore) oneOf(asked []string, title string) bool {
	switch {
	case way() == "several values are ignored" && len(asked) > 1:
		return true
	case way() == "the first of several values counts" && len(asked) > 1:
		return asked[0] == title
	case way() == "several values are a part of the text":
		return asked == nil || slices.ContainsFunc(asked, func(a string) bool { return strings.HasPrefix(title, a) })
	case way() == "no value that is known is no value" && !slices.ContainsFunc(s.rows, func(f Film) bool { return slices.Contains(asked, f.Title) }):
		return true
	}
	return asked == nil || slices.Contains(asked, title)
}

func (s *filmStore) rated(f Film, q FilmQuery) bool {
	if f.Rating == nil && way() == "NULL is zero in a range" {
		return between(0, q.RatingMin, q.RatingMax, cmp.Compare)
	}
	if f.Rating == nil {
		return q.RatingMin == nil && q.RatingMax == nil
	}
	return between(*f.Rating, q.RatingMin, q.RatingMax, cmp.Compare)
}

func (s *filmStore) seen(f Film, q FilmQuery) bool {
	if f.Seen == nil {
		return (q.Seen == nil || way() == "NULL is one of several values") && q.SeenMin == nil && q.SeenMax == nil
	}
	same := func(at time.Time) bool { return at.Equal(*f.Seen) }
	return (q.Seen == nil || slices.ContainsFunc(q.Seen, same)) && between(*f.Seen, q.SeenMin, q.SeenMax, time.Time.Compare)
}

func (s *filmStore) tagged(f Film, q FilmQuery) bool {
	switch {
	case q.Tags == nil || way() == "a slice is not looked into":
		return true
	case way() == "the first of a slice counts":
		return len(f.Tags) > 0 && f.Tags[0] == *q.Tags
	case way() == "a slice is a text":
		return strings.Contains(strings.Join(f.Tags, ","), (*q.Tags)[:len(*q.Tags)-1])
	}
	return slices.Contains(f.Tags, *q.Tags)
}

// between reports whether a value is in a range, as the store compares.
func between[T any](v T, least, most *T, compare func(x, y T) int) bool {
	switch {
	case way() == "the least is left out" && least != nil && compare(v, *least) == 0,
		way() == "the greatest is left out" && most != nil && compare(v, *most) == 0:
		return false
	case way() == "the least is ignored":
		least = nil
	case way() == "the greatest is ignored":
		most = nil
	case way() == "a range that is turned is put right" && least != nil && most != nil && compare(*least, *most) > 0:
		least, most = most, least
	}
	return (least == nil || compare(v, *least) >= 0) && (most == nil || compare(v, *most) <= 0)
}

func TestFilmStore(t *testing.T) {
	testFilmStore(t, func(*testing.T) FilmStore { return &filmStore{} })
}

func TestFilmStores(t *testing.T) {
	if out, err := run(t, "TestFilmStore", "right: all see the same view"); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
	const oneOf, ends, value, total = "return items with one of the values", "with >= and <=", "return only items with the value", "count all items that match the query"
	for way, says := range map[string]string{
		"several values are ignored":            oneOf,
		"the first of several values counts":    oneOf,
		"several values are a part of the text": oneOf,
		"no value that is known is no value":    oneOf,
		"NULL is one of several values":         "and never NULL",
		"NULL is zero in a range":               "and never NULL",
		"the least is left out":                 ends,
		"the greatest is left out":              ends,
		"the least is ignored":                  ends,
		"the greatest is ignored":               ends,
		"a range that is turned is put right":   ends,
		"a slice is not looked into":            value,
		"the first of a slice counts":           value,
		"a slice is a text":                     value,
		"the total is that of the page":         total,
		"the total is what is left":             total,
		"the total is that of the table":        total,
		"the total counts what is deleted":      total,
		"there is no total":                     "set it if q.Total is true",
		"the view is a number of the request":   "although nothing has changed",
		"the view vouches alone":                "the result of StatFilms or GetFilm must change",
	} {
		if out, err := run(t, "TestFilmStore", way); err == nil || !leads(out, says) {
			t.Errorf("%s: want a first line with %q, got %v\n%s", way, says, err, out)
		}
	}
}
