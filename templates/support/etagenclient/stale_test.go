package etagenclient

import (
	"net/http"
	"net/url"
	"testing"
	"time"
)

// A copy is no longer fresh after a response that replaces it, or that takes its
// freshness away, also if that response may not be stored.
func TestFreshnessEnds(t *testing.T) {
	for _, test := range []struct {
		name   string
		header http.Header // of the later response
		ends   bool        // after a 304
	}{
		{"no-cache", http.Header{"Cache-Control": {"max-age=600, no-cache"}}, true},
		{"no-store", http.Header{"Cache-Control": {"no-store"}}, true},
		{"max-age=0", http.Header{"Cache-Control": {"max-age=0"}}, true},
		{"an age", http.Header{"Cache-Control": {"max-age=600"}, "Age": {"600"}}, true},
		{"Expires", http.Header{"Expires": {"0"}}, true},
		{"another Vary", http.Header{"Cache-Control": {"max-age=600"}, "Vary": {"X-Mood"}}, true},
		{"Vary *", http.Header{"Vary": {"*"}}, true},
		{"nothing said", http.Header{}, false},
		{"max-age", http.Header{"Cache-Control": {"max-age=600"}}, false},
	} {
		for _, known := range []string{"", `"1"`, `"2"`} {
			for _, changes := range []bool{false, true} {
				s, clock := newShop(), newClock()
				s.cache = "max-age=600"
				s.set(1, `{"title":"A"}`)
				c := clientOf(s)
				c.Cache = NewCache(1 << 20)
				get := func() string {
					v, _, err := c.Get(clock.context(), books(), at(1))
					if err != nil {
						t.Fatal(err)
					}
					return v.(*book).Title
				}
				get()
				s.cache, s.header = "", test.header
				want := "A"
				if changes || known == `"2"` {
					s.set(1, `{"title":"B"}`)
					want = "B"
				}
				if _, _, _, err := c.Refresh(clock.context(), books(), at(1), known); err != nil {
					t.Fatal(err)
				}
				gets := s.gets
				if got := get(); got != want {
					t.Errorf("%s, after Refresh of %q: %s, want %s", test.name, known, got, want)
				}
				if asked := s.gets > gets; want == "A" && asked != test.ends {
					t.Errorf("%s, after a 304 for %q: asked %t, want %t", test.name, known, asked, test.ends)
				}
				clock.pass(time.Hour)
			}
		}
	}
}

// A cache may drop everything while a read is under way, also the marks of writes that ended
// meanwhile. What the read brings is then not fresh, and nor is it in a cache without room.
func TestLateReadsWithoutMarks(t *testing.T) {
	for name, size := range map[string]int64{"dropped": 1 << 20, "no room for a mark and a copy": entrySize + 400} {
		for _, list := range []bool{false, true} {
			for _, by := range []string{"path", "group"} {
				s, ctx := newShop(), newClock().context()
				s.cache, s.header = "max-age=600", http.Header{"Cache-Groups": {`"shelf"`}}
				s.set(1, `{"title":"A"}`)
				cache := NewCache(size).(*lru)
				writer := through(s, func(r *http.Request, next http.RoundTripper) (*http.Response, error) {
					res, err := next.RoundTrip(r)
					res.Header.Set("Cache-Group-Invalidation", `"shelf"`)
					return res, err
				})
				res := books()
				if by == "group" {
					res.List = ""
				}
				reader := through(s, func(r *http.Request, next http.RoundTripper) (*http.Response, error) {
					response, err := next.RoundTrip(r)
					if _, _, err := writer.Patch(ctx, res, at(1), map[string]any{"title": "B"}, anyTag); err != nil {
						t.Fatal(err)
					}
					for key := range cache.entries {
						cache.Delete(key)
					}
					return response, err
				})
				client := clientOf(s)
				writer.Cache, reader.Cache, client.Cache = cache, cache, cache
				read := func(c *Client) string {
					if !list {
						v, _, err := c.Get(ctx, books(), at(1))
						if err != nil {
							t.Fatal(err)
						}
						return v.(*book).Title
					}
					p, err := c.ReadList(ctx, books(), nil, url.Values{})
					if err != nil {
						t.Fatal(err)
					}
					return p.Items[0].(*book).Title
				}
				if first, then := read(reader), read(client); first != "A" || then != "B" {
					t.Errorf("%s, list %t, by %s: read %s, then %s", name, list, by, first, then)
				}
			}
		}
	}
}

// A deafCache is a cache that never keeps one key.
type deafCache struct {
	Cache
	key string
}

func (c deafCache) Set(key string, b []byte) {
	if key != c.key {
		c.Cache.Set(key, b)
	}
}

// A list is not stored by a cache without the mark of the groups.
func TestListsWithoutMarkOfGroups(t *testing.T) {
	s, ctx := newShop(), newClock().context()
	s.cache, s.header = "max-age=600", http.Header{"Cache-Groups": {`"shelf"`}}
	s.set(1, `{"title":"A"}`)
	writer := through(s, func(r *http.Request, next http.RoundTripper) (*http.Response, error) {
		res, err := next.RoundTrip(r)
		res.Header.Set("Cache-Group-Invalidation", `"shelf"`)
		return res, err
	})
	others := books()
	others.List = ""
	reader := through(s, func(r *http.Request, next http.RoundTripper) (*http.Response, error) {
		res, err := next.RoundTrip(r)
		if _, _, err := writer.Put(ctx, others, &book{ID: 1, Title: "B"}, anyTag); err != nil {
			t.Fatal(err)
		}
		return res, err
	})
	c := clientOf(s)
	c.Cache = deafCache{NewCache(1 << 20), groupsKey(&url.URL{Scheme: "http", Host: "shop.example"})}
	reader.Cache, writer.Cache = c.Cache, c.Cache
	reader.ReadList(ctx, books(), nil, url.Values{})
	p, err := c.ReadList(ctx, books(), nil, url.Values{})
	if err != nil || p.Items[0].(*book).Title != "B" {
		t.Errorf("%+v, error %v", p, err)
	}
}

// A 304 that was not asked for confirms no copy.
func TestUnaskedNotModified(t *testing.T) {
	clock, n := newClock(), 0
	c := through(newShop(), func(r *http.Request, _ http.RoundTripper) (*http.Response, error) {
		if n++; n == 2 {
			return page(r, http.StatusNotModified, "", ""), nil
		}
		res := page(r, 200, "application/json", `{"id":1,"title":"`+string(rune('@'+n))+`"}`)
		res.Header.Set("Cache-Control", "max-age=60")
		return res, nil
	})
	c.Cache = NewCache(1 << 20)
	for _, want := range []string{"A", "C"} {
		if v, _, err := c.Get(clock.context(), books(), at(1)); err != nil || v.(*book).Title != want {
			t.Errorf("%v %v, want %s", v, err, want)
		}
		clock.pass(time.Minute)
	}
}

// A write makes all copies of a path old, whatever fields their requests had, who reads, and
// however the address is written (RFC 9111 §4.4).
func TestWritesReachAllCopies(t *testing.T) {
	set := func(name, value string) func(*http.Request) {
		return func(r *http.Request) { r.Header.Set(name, value) }
	}
	none := func(*http.Request) {}
	languages := books()
	languages.Vary = []string{"Accept-Language"}
	for _, test := range []struct {
		name          string
		res           *Resource
		reads, writes func(*http.Request)
		readAt        string
	}{
		{"Origin on writes", books(), none, set("Origin", "http://shop.example"), ""},
		{"Accept on reads", books(), set("Accept", "application/hal+json"), none, ""},
		{"another language", languages, set("Accept-Language", "de"), set("Accept-Language", "en"), ""},
		{"another user", books(), set("Authorization", "a"), set("Authorization", "b"), ""},
		{"a query", books(), func(r *http.Request) { r.URL.RawQuery = "key=x" }, none, ""},
		{"a port", books(), none, none, "http://shop.example:80"},
		{"a host in capitals", books(), none, none, "http://SHOP.example"},
		{"a user in the address", books(), none, none, "http://user:password@shop.example"},
	} {
		s, ctx := newShop(), newClock().context()
		s.cache = "max-age=600"
		s.set(1, `{"title":"A"}`)
		reader := clientOf(s)
		reader.Cache = NewCache(1 << 20)
		writer := *reader
		if test.readAt != "" {
			reader.BaseURL = test.readAt
		}
		reader.Prepare = func(r *http.Request) error { test.reads(r); return nil }
		writer.Prepare = func(r *http.Request) error { test.writes(r); return nil }
		read := func(want string, gets int) {
			t.Helper()
			v, _, err := reader.Get(ctx, test.res, at(1))
			if err != nil || v.(*book).Title != want || s.gets != gets {
				t.Errorf("%s: %v %v after %d requests, want %s after %d", test.name, v, err, s.gets, want, gets)
			}
		}
		read("A", 1)
		read("A", 1)
		if _, _, err := writer.Patch(ctx, test.res, at(1), map[string]any{"title": "B"}, anyTag); err != nil {
			t.Fatal(err)
		}
		read("B", 2)
		read("B", 2)
	}
}

// A response to a write names other resources that it has changed. The names may differ
// from the addresses that the client uses (RFC 9110 §4.2.3).
func TestNamedResourcesAreOld(t *testing.T) {
	for _, base := range []string{"http://shop.example", "http://user:password@shop.example", "http://shop.example:80", "http://Shop.example"} {
		for _, name := range []string{"/books/1", "1", "http://shop.example/books/1", "http://shop.example:80/books/1", "HTTP://SHOP.example/books/1", "/%62ooks/1"} {
			for _, field := range []string{"Location", "Content-Location"} {
				s, ctx := newShop(), newClock().context()
				s.cache = "max-age=600"
				s.set(1, `{"title":"A"}`)
				c := through(s, func(r *http.Request, next http.RoundTripper) (*http.Response, error) {
					if r.Method == http.MethodGet {
						return next.RoundTrip(r)
					}
					res := page(r, http.StatusNoContent, "", "")
					res.Header.Set(field, name)
					return res, nil
				})
				c.BaseURL, c.Cache = base, NewCache(1<<20)
				c.Get(ctx, books(), at(1))
				s.set(1, `{"title":"B"}`)
				c.Erase(ctx, books(), at(2), anyTag)
				if v, _, err := c.Get(ctx, books(), at(1)); err != nil || v.(*book).Title != "B" {
					t.Errorf("%s: %s at %s: %v %v", base, field, name, v, err)
				}
			}
		}
	}
}
