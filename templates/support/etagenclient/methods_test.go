package etagenclient

import (
	"errors"
	"net/http"
	"strings"
	"testing"
)

func TestMethods(t *testing.T) {
	s, ctx, res := newShop(), newClock().context(), books()
	s.set(1, `{"title":"A","count":1}`)
	c := clientOf(s)
	v, tag, err := c.Get(ctx, res, at(1))
	if err != nil || v.(*book).Title != "A" || tag != `"1"` {
		t.Fatalf("Get: %v %s %v", v, tag, err)
	}
	b := v.(*book)
	b.Title = "B"
	v, tag, err = c.Put(ctx, res, b, tag)
	if err != nil || v.(*book).Title != "B" || v.(*book).Version != 2 || tag != `"2"` {
		t.Fatalf("Put: %v %s %v", v, tag, err)
	}
	_, _, err = c.Put(ctx, res, b, `"1"`)
	is(t, err, errConflict)
	v, tag, err = c.Patch(ctx, res, at(1), map[string]any{"count": 5}, tag)
	if err != nil || v.(*book).Count != 5 || tag != `"3"` {
		t.Fatalf("Patch: %v %s %v", v, tag, err)
	}
	_, _, err = c.PutNew(ctx, res, at(1))
	is(t, err, errExists)
	if v, tag, err = c.PutNew(ctx, res, &book{ID: 2, Title: "new"}); err != nil || v.(*book).Title != "new" || tag == "" {
		t.Fatalf("PutNew: %v %s %v", v, tag, err)
	}
	if v, tag, err = c.Create(ctx, res, &book{Title: "made"}); err != nil || v.(*book).ID < 100 || tag == "" {
		t.Fatalf("Create: %v %s %v", v, tag, err)
	}
	is(t, c.Erase(ctx, res, at(2), `"1"`), errConflict)
	if err := c.Erase(ctx, res, at(2), anyTag); err != nil {
		t.Fatal(err)
	}
	_, _, err = c.Get(ctx, res, at(2))
	is(t, err, errNotFound)
	var p *Problem
	if !errors.As(err, &p) || p.Status != 404 {
		t.Errorf("no problem in %v", err)
	}
}

func TestRefresh(t *testing.T) {
	s, ctx, res := newShop(), newClock().context(), books()
	s.set(1, `{"title":"A"}`)
	c := clientOf(s)
	v, tag, changed, err := c.Refresh(ctx, res, at(1), "")
	if err != nil || !changed || v.(*book).Title != "A" {
		t.Fatalf("%v %s %t %v", v, tag, changed, err)
	}
	v, again, changed, err := c.Refresh(ctx, res, at(1), tag)
	if err != nil || changed || v != nil || again != tag {
		t.Fatalf("%v %s %t %v", v, again, changed, err)
	}
	if _, again, changed, err = c.Refresh(ctx, res, at(1), "W/"+tag); err != nil || changed || again != tag {
		t.Errorf("of a weak tag: %s %t %v", again, changed, err)
	}
	s.set(1, `{"title":"B"}`)
	if v, _, changed, err = c.Refresh(ctx, res, at(1), tag); err != nil || !changed || v.(*book).Title != "B" {
		t.Fatalf("%v %t %v", v, changed, err)
	}
	if _, _, _, err = c.Refresh(ctx, res, at(1), "*"); err == nil {
		t.Error("* is taken for a state")
	}
}

// No request is sent for an invalid tag, an id without an address, or a nil value, nor
// anything that would make net/http send a write twice.
func TestNothingIsSent(t *testing.T) {
	ctx, res := newClock().context(), books()
	words := books()
	words.IDs = func(v any) []string { return []string{v.(*book).Title} }
	sent := 0
	c := through(newShop(), func(r *http.Request, next http.RoundTripper) (*http.Response, error) {
		sent++
		return next.RoundTrip(r)
	})
	change := func(any) error { return nil }
	for _, tag := range []string{"", "1", `"a", "b"`, `"a`, `w/"a"`, `"a"b"`, "\"a\nb\"", `W/*`, "**"} {
		if _, _, err := c.Put(ctx, res, at(1), tag); err == nil {
			t.Errorf("Put takes %q", tag)
		}
		if _, _, err := c.Patch(ctx, res, at(1), map[string]any{}, tag); err == nil {
			t.Errorf("Patch takes %q", tag)
		}
		if _, _, err := c.UpdateFrom(ctx, res, at(1), tag, change); err == nil {
			t.Errorf("UpdateFrom takes %q", tag)
		}
		if err := c.Erase(ctx, res, at(1), tag); err == nil {
			t.Errorf("Erase takes %q", tag)
		}
	}
	for _, id := range []string{"", ".", "..", "/", "a\x00b", "\xff"} {
		is(t, c.Erase(ctx, words, &book{Title: id}, anyTag), errNotFound)
		_, _, err := c.Get(ctx, words, &book{Title: id})
		is(t, err, errNotFound)
	}
	if _, _, err := c.Put(ctx, res, (*book)(nil), anyTag); err == nil {
		t.Error("Put takes nil")
	}
	if _, _, err := c.Patch(ctx, res, at(1), []byte("{}"), anyTag); err == nil {
		t.Error("Patch takes bytes, which are a string in JSON")
	}
	for _, name := range []string{"Idempotency-Key", "X-Idempotency-Key", "If-Match"} {
		c.Prepare = func(r *http.Request) error {
			r.Header.Set(name, "x")
			return nil
		}
		if _, _, err := c.Put(ctx, res, at(1), `"1"`); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("Prepare may set %s: %v", name, err)
		}
	}
	c.Prepare = nil
	for _, base := range []string{"", "shop.example", "http://", "http://shop.example?x", "http://shop.example/#f"} {
		c.BaseURL = base
		if _, _, err := c.Get(ctx, res, at(1)); err == nil {
			t.Errorf("BaseURL may be %q", base)
		}
	}
	if sent > 0 {
		t.Errorf("%d requests were sent", sent)
	}
}

func TestAddresses(t *testing.T) {
	res := books()
	for _, test := range []struct {
		pattern string
		ids     []string
		want    string
	}{
		{"/books/{id}", []string{"a/b c"}, "/books/a%2Fb%20c"},
		{"/orgs/{org}/books/{number}", []string{"ö", "7"}, "/orgs/%C3%B6/books/7"},
		{"/files/{path...}", []string{"a/b/ü"}, "/files/a/b/%C3%BC"},
		{"/files/{path...}", []string{"a/../b"}, "/files/a%2F..%2Fb"},
		{"/self", nil, "/self"},
		{"/self/{$}", nil, "/self/"},
		{"/b%C3%BCcher/{id}", []string{"1"}, "/b%C3%BCcher/1"},
	} {
		if got, err := res.expand(test.pattern, test.ids); err != nil || got != test.want {
			t.Errorf("%s of %q: %s %v, want %s", test.pattern, test.ids, got, err, test.want)
		}
	}
	c := &Client{BaseURL: "http://shop.example/v1/"}
	if got, _ := c.address("/books", "limit=3"); got != "http://shop.example/v1/books?limit=3" {
		t.Errorf("below a path: %s", got)
	}
}

func asProblem(err error, p **Problem) bool { return errors.As(err, p) }
