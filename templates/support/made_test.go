package etagen

import (
	"context"
	"net/http/httptest"
	"strings"
	"testing"
)

// normalisers are changes that a store makes to a book in addition to storing it.
var normalisers = map[string]func(*book) error{
	"trims":   func(b *book) error { b.Title = strings.Join(strings.Fields(b.Title), " "); return nil },
	"lowers":  func(b *book) error { b.Title = strings.ToLower(b.Title); return nil },
	"rounds":  func(b *book) error { b.Notes = map[string]any{"at": "2026-01-05T09:00:00.123457Z"}; return nil },
	"cents":   func(b *book) error { b.Notes = []any{map[string]any{"price": 9.99, "currency": "EUR"}}; return nil },
	"joins":   func(b *book) error { b.Author = &author{Name: "Herman", Born: 1819}; return nil },
	"fills":   func(b *book) error { b.Pages = 100; return nil },
	"nothing": nil,
}

// A store that makes a change, normalizes it and returns an error is not asked to make
// it again.
func TestChangeIsMadeOnceByAStoreThatNormalises(t *testing.T) {
	tests := []struct {
		name, method, id, body, store string
		asked                         int
	}{
		{"text that is trimmed", "PUT", "moby", `{"title":" Emma "}`, "trims", 1},
		{"text that is trimmed, by a patch", "PATCH", "moby", `{"title":"Emma\t and  Jane"}`, "trims", 1},
		{"text in lower case", "PATCH", "moby", `{"title":"Emma"}`, "lowers", 1},
		{"time that is rounded", "PUT", "moby", `{"title":"Emma","notes":{"at":"2026-01-05T10:00:00.123456789+01:00"}}`, "rounds", 1},
		{"time that is rounded, by a patch", "PATCH", "moby", `{"notes":{"at":"2026-01-05T09:00:00.123456789Z"}}`, "rounds", 1},
		{"price that is rounded, and has its currency", "PATCH", "moby", `{"notes":[{"price":9.9901}]}`, "cents", 1},
		{"author that is left out", "PUT", "moby", `{"title":"Emma"}`, "joins", 1},
		{"author that is filled in", "PATCH", "moby", `{"author":{"name":"Herman"}}`, "joins", 1},
		{"pages that are left out", "PUT", "moby", `{"title":"Emma"}`, "fills", 1},
		{"what a client gives back", "PUT", "moby", strings.Replace(mobyJSON, "Moby-Dick", " Emma", 1), "trims", 1},
		{"empty values", "PUT", "moby", `{"title":"Emma","pages":0,"author":null,"notes":{}}`, "nothing", 1},
		{"PUT that creates, trimmed", "PUT", "new", `{"title":" Emma "}`, "trims", 1},
		{"a change of nothing, filled in", "PUT", "moby", `{"title":"Moby-Dick"}`, "joins", 2},
		{"a patch of something else too", "PATCH", "moby", `{"title":"Emma"}`, "fills", 2},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s := &contraryShelf{bookShelf: mobyShelf(), err: errBookConflict, makes: true, after: normalisers[test.store]}
			w, told := sendContrary(RequireNone, s, test.method, test.id, test.body)
			if w.Code != 500 || s.asked != test.asked || told == nil {
				t.Errorf("%d after %d writes, told %v; want 500 after %d", w.Code, s.asked, told, test.asked)
			}
		})
	}
}

// After a lost race the write is decided again, even if the other write has stored a
// part of it.
func TestRaceIsNotTakenForTheChange(t *testing.T) {
	tests := []struct {
		name, method, body string
		other              func(*book) // once, before the write
		want               func(book) bool
	}{
		{"another title", "PUT", `{"title":"Emma"}`, func(b *book) { b.Title = "Persuasion" }, func(b book) bool { return b.Title == "Emma" }},
		{"another number", "PATCH", `{"pages":1000}`, func(b *book) { b.Pages = 1001 }, func(b book) bool { return b.Pages == 1000 }},
		{"another fraction", "PATCH", `{"notes":1.5}`, func(b *book) { b.Notes = 1.6 }, func(b book) bool { return b.Notes != 1.6 }},
		{"another moment of the same second", "PATCH", `{"notes":"2026-01-05T09:00:00.123456789Z"}`, func(b *book) { b.Notes = "2026-01-05T09:00:00.223456789Z" }, func(b book) bool { return b.Notes == "2026-01-05T09:00:00.123456789Z" }},
		{"a price that is nearly the same", "PATCH", `{"notes":9.994}`, func(b *book) { b.Notes = 9.996 }, func(b book) bool { return b.Notes != 9.996 }},
		{"another day", "PATCH", `{"notes":"2026-01-05T09:00:00Z"}`, func(b *book) { b.Notes = "2026-01-06T09:00:00Z" }, func(b book) bool { return b.Notes == "2026-01-05T09:00:00Z" }},
		{"a longer list", "PATCH", `{"notes":["a"]}`, func(b *book) { b.Notes = []any{"a", "b"} }, func(b book) bool { return len(b.Notes.([]any)) == 1 }},
		{"another kind", "PATCH", `{"notes":{"a":1}}`, func(b *book) { b.Notes = []any{1} }, func(b book) bool { _, ok := b.Notes.(map[string]any); return ok }},
		{"another name below", "PATCH", `{"author":{"name":"Herman"}}`, func(b *book) { b.Author = &author{Name: "Jane"} }, func(b book) bool { return b.Author.Name == "Herman" }},
		{"the same title and other pages", "PATCH", `{"title":"Emma"}`, func(b *book) { b.Title, b.Pages = "Emma", 7 }, func(b book) bool { return b.Title == "Emma" && b.Pages == 7 }},
		{"other pages, and the title that there was", "PUT", `{"title":"Moby-Dick"}`, func(b *book) { b.Pages = 7 }, func(b book) bool { return b.Pages == 0 }},
		{"what no client sets", "PUT", `{"title":"Moby-Dick"}`, func(b *book) { b.AddedBy = "bob" }, func(b book) bool { return b.Pages == 0 && b.AddedBy == "bob" }},
		{"what is given back", "PUT", mobyJSON[:len(mobyJSON)-1] + `,"notes":1}`, func(b *book) { b.Pages = 7 }, func(b book) bool { return b.Pages == 635 && b.Notes != nil }},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s, asked := mobyShelf(), 0
			s.before = func(s *bookShelf) {
				if asked++; asked == 1 {
					b := s.stamp(s.books["moby"], 2)
					test.other(&b)
					s.books["moby"] = b
				}
			}
			w, told := sendContrary(RequireNone, s, test.method, "moby", test.body)
			if got := s.books["moby"]; w.Code != 200 || asked != 2 || told != nil || !test.want(got) {
				t.Errorf("%d after %d writes, told %v, stored %+v", w.Code, asked, told, got)
			}
		})
	}
}

// A liveShelf returns the memory that it writes to.
type liveShelf struct{ row *book }

func (s liveShelf) GetBook(context.Context, string) (*book, error)   { return s.row, nil }
func (s liveShelf) CreateBook(context.Context, *book) (*book, error) { return nil, errBookExists }
func (s liveShelf) DeleteBook(context.Context, string, int64) error  { return nil }
func (s liveShelf) UpdateBook(_ context.Context, b *book, version int64) (*book, error) {
	if s.row.Version != version {
		return nil, errBookConflict
	}
	title := b.Title
	s.row.Title, s.row.Version = title, version+1
	return s.row, nil
}

// The store is asked to compare the version on which the write was decided, even if it
// has changed the version in the value that it returned.
func TestUpdateIsNotLostInAStoreThatSharesItsMemory(t *testing.T) {
	for _, test := range []struct {
		name, method, line string
		status             int
		title              string
	}{
		{"PUT with a tag", "PUT", ifMoby, 412, "theirs"},
		{"PATCH with a tag", "PATCH", ifMoby, 412, "theirs"},
		{"PUT with *", "PUT", "If-Match: *", 200, "mine"},
		{"PATCH with *", "PATCH", "If-Match: *", 200, "mine"},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := liveShelf{&book{ID: "moby", Version: 1, Title: "Moby-Dick"}}
			r := httptest.NewRequest(test.method, "/books/moby", &lateByte{`{"title":"mine"}`, func() { s.row.Title, s.row.Version = "theirs", 2 }})
			r.Header = header(test.line)
			r.Header.Set("Content-Type", map[string]string{"PUT": jsonType, "PATCH": mergePatchType}[test.method])
			r.SetPathValue("id", "moby")
			w := httptest.NewRecorder()
			answerWrite(w, r, bookWriter{&bookHandler{Store: s}}, &bookResource, test.method)
			if w.Code != test.status || s.row.Title != test.title {
				t.Errorf("%d, stored %q, want %d and %q", w.Code, s.row.Title, test.status, test.title)
			}
		})
	}
}
