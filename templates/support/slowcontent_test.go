package etagen

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"
)

// A lateByte is content whose last byte is held back until something was done.
type lateByte struct {
	text string
	do   func()
}

func (l *lateByte) Read(p []byte) (int, error) {
	switch len(l.text) {
	case 0:
		return 0, io.EOF
	case 1:
		l.do()
		n := copy(p, l.text)
		l.text = ""
		return n, nil
	}
	n := copy(p, l.text[:len(l.text)-1])
	l.text = l.text[n:]
	return n, nil
}

// authoredTag returns the entity tag of a book whose author is another resource.
func authoredTag(b *book) string {
	name := ""
	if b.Author != nil {
		name = b.Author.Name
	}
	return fmt.Sprintf(`"%d.%s"`, b.Version, name)
}

// While the content arrives, the author of a book is renamed, which does not change the
// version of the book.
func TestContentThatTakesLongerThanARename(t *testing.T) {
	const current = `If-Match: "1.Herman"`
	mine := `{"title":"mine","author":{"name":"Herman"}}`
	tests := []struct {
		name, method, body string
		require            Require
		line               string
		status             int
		author, title      string
	}{
		{"PUT with a tag", "PUT", mine, RequireMatch, current, 412, "Melville", "Moby-Dick"},
		{"PUT with a list of tags", "PUT", mine, RequireMatch, `If-Match: "0.x", "1.Herman"`, 412, "Melville", "Moby-Dick"},
		{"PUT with the tag that it will have", "PUT", mine, RequireNone, `If-None-Match: "1.Melville"`, 412, "Melville", "Moby-Dick"},
		{"PUT with a date", "PUT", mine, RequireAny, "If-Unmodified-Since: " + mobyDate, 412, "Melville", "Moby-Dick"},
		{"PUT with *", "PUT", mine, RequireMatch, "If-Match: *", 200, "Herman", "mine"},
		{"PATCH with a tag", "PATCH", `{"title":"mine"}`, RequireMatch, current, 412, "Melville", "Moby-Dick"},
		{"PATCH with a date", "PATCH", `{"title":"mine"}`, RequireAny, "If-Unmodified-Since: " + mobyDate, 412, "Melville", "Moby-Dick"},
		{"PATCH with * is one of what is stored then", "PATCH", `{"title":"mine"}`, RequireMatch, "If-Match: *", 200, "Melville", "mine"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s := mobyShelf()
			b := s.books["moby"]
			b.Version, b.Title, b.Author = 1, "Moby-Dick", &author{Name: "Herman"}
			s.books["moby"] = b
			rename := func() {
				b := s.books["moby"]
				b.Author, b.UpdatedAt = &author{Name: "Melville"}, b.UpdatedAt.Add(time.Hour)
				s.books["moby"] = b
			}
			a, res := changedWriter{bookWriter: bookWriter{&bookHandler{Store: s}}, etag: authoredTag}, requiring(test.require)
			res.Reload = true
			w, r := httptest.NewRecorder(), httptest.NewRequest(test.method, "/books/moby", &lateByte{test.body, rename})
			r.Header = header(test.line)
			r.Header.Set("Content-Type", map[string]string{"PUT": jsonType, "PATCH": mergePatchType}[test.method])
			r.SetPathValue("id", "moby")
			answerWrite(w, r, a, res, test.method)
			if got := s.books["moby"]; w.Code != test.status || got.Author.Name != test.author || got.Title != test.title {
				t.Errorf("%d, stored %q by %q, want %d, %q by %q: %s", w.Code, got.Title, got.Author.Name, test.status, test.title, test.author, w.Body)
			}
			if want := authoredTag(&book{Version: 1, Author: &author{Name: "Melville"}}); test.status == 412 && w.Header().Get("Etag") != want {
				t.Errorf("412 with the tag %s, want %s", w.Header().Get("Etag"), want)
			}
		})
	}
}

// A rule about the content holds in each call of Authorize: also after a lost race, and
// when the request is decided again because its content took long to arrive.
func TestAuthorizeReadsTheContentInEachCall(t *testing.T) {
	const body = `{"title":"mine"}`
	for _, method := range []string{"PUT", "PATCH"} {
		for _, reload := range []bool{false, true} {
			s := mobyShelf()
			s.before = func(s *bookShelf) {
				s.before = nil
				s.books["moby"] = s.stamp(s.books["moby"], 7)
			}
			var read []string
			h := &bookHandler{Store: s, Authorize: func(r *http.Request, _ Op, b *book) error {
				content, err := io.ReadAll(r.Body)
				if err != nil {
					return err
				}
				r.Body = io.NopCloser(bytes.NewReader(content))
				read = append(read, string(content))
				if b.Version == 7 && strings.Contains(string(content), "title") {
					return Refuse(http.StatusForbidden, "The title is final.")
				}
				return nil
			}}
			res, want := like(&bookResource), []string{body, body}
			if res.Reload = reload; reload {
				want = append(want, body)
			}
			w := sendWrite(bookWriter{h}, res, method, "moby", body, "If-Match: *")
			if w.Code != http.StatusForbidden || s.books["moby"].Title == "mine" || !slices.Equal(read, want) {
				t.Errorf("%s, reload %t: %d, stored %q, read %q", method, reload, w.Code, s.books["moby"].Title, read)
			}
		}
	}
}

// While the content arrives, a derived value changes, which a rule of the user looks at. With
// Resource.Guard no precondition notices that, so the rules get the row of that time.
func TestRulesSeeDerivedValuesOfNow(t *testing.T) {
	guarded := func(b *book) string {
		dst, _ := AppendDigest(fmt.Appendf(nil, `"%d.`, b.Version), b.Author)
		return string(append(dst, `.k3x9q2"`...))
	}
	refuse := func(b *book) error {
		if b.Author != nil {
			return Refuse(http.StatusForbidden, "The book has an author.")
		}
		return nil
	}
	for _, method := range []string{"PUT", "PATCH"} {
		for _, rule := range []string{"authorize", "validate", "none"} {
			s, loads := mobyShelf(), 0
			sign := func() {
				b := s.books["moby"]
				b.Author = &author{Name: "Melville"}
				s.books["moby"] = b
			}
			h := &bookHandler{Store: s}
			a := validatingWriter{bookWriter{h}, func(_ context.Context, _, stored *book) error { return refuse(stored) }}
			res := like(&bookResource)
			res.Guard, res.Validates = MatchGuarded, rule == "validate"
			if rule == "authorize" {
				h.Authorize = func(_ *http.Request, _ Op, b *book) error { return refuse(b) }
			}
			w, r := httptest.NewRecorder(), httptest.NewRequest(method, "/books/moby", &lateByte{`{"title":"mine"}`, sign})
			moby := s.books["moby"]
			r.Header = header("If-Match: "+guarded(&moby), map[string]string{"PUT": asJSON, "PATCH": asPatch}[method])
			r.SetPathValue("id", "moby")
			answerWrite(w, r, ruledWriter{a, guarded, &loads}, res, method)
			status, want := http.StatusForbidden, 2
			if rule == "none" {
				status, want = http.StatusOK, 1
			}
			if w.Code != status || (s.books["moby"].Title == "mine") != (rule == "none") || loads != want {
				t.Errorf("%s, %s: %d after %d loads, stored %q, want %d after %d", method, rule, w.Code, loads, s.books["moby"].Title, status, want)
			}
		}
	}
}

// A ruledWriter is a validatingWriter with entity tags of its own, which counts loads.
type ruledWriter struct {
	validatingWriter
	etag  func(*book) string
	loads *int
}

func (a ruledWriter) Validators(b any) (etag string, modified time.Time) {
	_, modified = a.validatingWriter.Validators(b)
	return a.etag(b.(*book)), modified
}

func (a ruledWriter) Load(r *http.Request) (any, error) {
	*a.loads++
	return a.validatingWriter.Load(r)
}

// If Update compares everything, the resource is loaded once. So is a resource for a
// write without content.
func TestLoadsOfAWrite(t *testing.T) {
	for _, test := range []struct {
		method, body string
		reload       bool
		loads        int
	}{
		{"PUT", `{}`, false, 1}, {"PATCH", `{}`, false, 1}, {"DELETE", "", false, 1},
		{"PUT", `{}`, true, 2}, {"PATCH", `{}`, true, 2}, {"DELETE", "ignored", true, 1},
	} {
		loads := 0
		res := like(&bookResource)
		res.Reload = test.reload
		a := changedWriter{bookWriter: bookWriter{&bookHandler{Store: mobyShelf()}}}
		a.load = func(r *http.Request) (*book, error) { loads++; return a.Store.GetBook(r.Context(), r.PathValue("id")) }
		w := sendWrite(a, res, test.method, "moby", test.body, ifMoby)
		if w.Code >= 300 || loads != test.loads {
			t.Errorf("%s, reload %t: %d after %d loads, want %d", test.method, test.reload, w.Code, loads, test.loads)
		}
	}
}

// A store whose collation ignores case finds a row by ids that differ from its own.
func TestRowOfAnotherSpelling(t *testing.T) {
	for _, lines := range [][]string{{"If-Match: *"}, {ifMoby}, {ifNew}, {}} {
		for _, method := range []string{"PUT", "PATCH", "DELETE"} {
			s := mobyShelf()
			a := changedWriter{bookWriter: bookWriter{&bookHandler{Store: s}}}
			a.load = func(r *http.Request) (*book, error) {
				b, err := a.Store.GetBook(r.Context(), strings.ToLower(r.PathValue("id")))
				if err == nil && b.ID != r.PathValue("id") {
					return nil, bookResource.Elsewhere()
				}
				return b, err
			}
			w := sendWrite(a, &bookResource, method, "Moby", `{"title":"x"}`, lines...)
			checkProblem(t, w, http.StatusNotFound, "")
			if s.writes != 0 {
				t.Errorf("%s with %v: %d writes", method, lines, s.writes)
			}
		}
	}
}

// A store returns another row than the one that it received.
func TestOutcomeWithOtherIDs(t *testing.T) {
	for _, test := range []struct{ method, id, line string }{{"PUT", "New", ifNew}, {"PUT", "moby", ifMoby}, {"PATCH", "moby", ifMoby}} {
		told := false
		h := &bookHandler{Store: mobyShelf(), OnError: func(*http.Request, error) { told = true }}
		a := placedWriter{changedWriter{bookWriter: bookWriter{h}}}
		a.create = func(_ context.Context, b *book) (*book, error) {
			b.ID = strings.ToLower(b.ID)
			return b, nil
		}
		a.update = func(_ context.Context, _, _ *book) (*book, error) { return &book{ID: "other"}, nil }
		w := sendWrite(a, &bookResource, test.method, test.id, `{}`, test.line)
		checkProblem(t, w, http.StatusInternalServerError, "")
		if !told || w.Header()["Location"] != nil {
			t.Errorf("%s: told %t, header %v", test.method, told, w.Header())
		}
	}
}
