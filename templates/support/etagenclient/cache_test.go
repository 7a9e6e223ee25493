package etagenclient

import (
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"strconv"
	"strings"
	"testing"
	"time"
)

func TestThreeReadsAreOneBody(t *testing.T) {
	s, ctx := newShop(), newClock().context()
	s.set(1, `{"title":"A"}`)
	c := clientOf(s)
	c.Cache = NewCache(1 << 20)
	for i := 0; i < 3; i++ {
		v, tag, err := c.Get(ctx, books(), at(1))
		if err != nil || v.(*book).Title != "A" || tag != `"1"` {
			t.Fatalf("%v %s %v", v, tag, err)
		}
		v.(*book).Title = "the caller's own"
	}
	if s.gets != 3 || s.bodies != 1 {
		t.Errorf("%d requests and %d bodies, want 3 and 1", s.gets, s.bodies)
	}
}

func TestFreshCopiesAreNotAskedAbout(t *testing.T) {
	for _, test := range []struct {
		name, control string
		header        http.Header
		passes        time.Duration
		gets          int
	}{
		{"max-age", "max-age=60", nil, 59 * time.Second, 1},
		{"max-age that is over", "max-age=60", nil, 60 * time.Second, 2},
		{"in any case", "Private, MAX-AGE=60", nil, time.Second, 1},
		{"age", "max-age=60", http.Header{"Age": {"50"}}, 11 * time.Second, 2},
		{"age beyond max-age", "max-age=60", http.Header{"Age": {"70"}}, 0, 2},
		{"an age that is no number", "max-age=60", http.Header{"Age": {"soon"}}, 0, 2},
		{"two ages", "max-age=60", http.Header{"Age": {"0", "0"}}, 0, 2},
		{"two ages on one line", "max-age=60", http.Header{"Age": {"0, 0"}}, 0, 2},
		{"expires", "", http.Header{"Date": {"Fri, 06 Dec 2024 12:00:00 GMT"}, "Expires": {"Fri, 06 Dec 2024 12:01:00 GMT"}}, 59 * time.Second, 1},
		{"expires, and over", "", http.Header{"Date": {"Fri, 06 Dec 2024 12:00:00 GMT"}, "Expires": {"Fri, 06 Dec 2024 12:01:00 GMT"}}, 60 * time.Second, 2},
		{"expires by another clock", "", http.Header{"Date": {"Fri, 06 Dec 2024 13:00:00 GMT"}, "Expires": {"Fri, 06 Dec 2024 13:01:00 GMT"}}, 60 * time.Second, 2},
		{"expires and an age", "", http.Header{"Expires": {"Fri, 06 Dec 2024 12:01:00 GMT"}, "Age": {"30"}}, 30 * time.Second, 2},
		{"expires that is no date", "", http.Header{"Expires": {"0"}}, 0, 2},
		{"expires beside max-age", "max-age=0", http.Header{"Expires": {"Fri, 06 Dec 2034 12:00:00 GMT"}}, 0, 2},
		{"expires beside no-cache", "no-cache", http.Header{"Expires": {"Fri, 06 Dec 2034 12:00:00 GMT"}}, 0, 2},
		{"date", "max-age=60", http.Header{"Date": {"Fri, 06 Dec 2024 11:59:30 GMT"}}, 31 * time.Second, 2},
		{"no-cache", "max-age=60, no-cache", nil, 0, 2},
		{"no-store", "max-age=60, no-store", nil, 0, 2},
		{"no number", "max-age=soon", nil, 0, 2},
		{"negative", "max-age=-1", nil, 0, 2},
		{"two that differ", "max-age=60, max-age=10", nil, 0, 2},
		{"three of which two differ", "max-age=60, max-age=10, max-age=60", nil, 0, 2},
		{"beyond all numbers", "max-age=99999999999999999999", nil, time.Hour, 1},
		{"in a quoted text", `x="a, max-age=60"`, nil, 0, 2},
		{"another Vary", "max-age=60", http.Header{"Vary": {"X-Mood"}}, 0, 2},
		{"Vary that is in the key", "max-age=60", http.Header{"Vary": {"accept-encoding, Cookie"}}, 0, 1},
		{"Vary *", "max-age=60", http.Header{"Vary": {"*"}}, 0, 2},
	} {
		t.Run(test.name, func(t *testing.T) {
			s, clock := newShop(), newClock()
			s.cache, s.header = test.control, test.header
			s.set(1, `{"title":"A"}`)
			c := clientOf(s)
			c.Cache = NewCache(1 << 20)
			c.Get(clock.context(), books(), at(1))
			clock.pass(test.passes)
			if _, _, err := c.Get(clock.context(), books(), at(1)); err != nil || s.gets != test.gets {
				t.Errorf("%d requests, want %d, error %v", s.gets, test.gets, err)
			}
			if _, _, changed, err := c.Refresh(clock.context(), books(), at(1), `"1"`); err != nil || changed || s.gets != test.gets+1 {
				t.Errorf("Refresh has not asked: %d requests, error %v", s.gets, err)
			}
			if got := s.lastReq.Header.Get("Cache-Control"); got != "no-cache" {
				t.Errorf("Refresh sends Cache-Control %q", got)
			}
		})
	}
}

// A client sees its own writes at once, even if a copy is fresh.
func TestOwnWritesAreSeen(t *testing.T) {
	s, ctx := newShop(), newClock().context()
	s.cache = "max-age=600"
	s.set(1, `{"title":"A"}`)
	c := clientOf(s)
	c.Cache = NewCache(1 << 20)
	title := func() string {
		v, _, err := c.Get(ctx, books(), at(1))
		if err != nil {
			t.Fatal(err)
		}
		return v.(*book).Title
	}
	list := func() (titles string) {
		p, err := c.ReadList(ctx, books(), nil, url.Values{})
		if err != nil {
			t.Fatal(err)
		}
		for _, v := range p.Items {
			titles += v.(*book).Title
		}
		return titles
	}
	title()
	list()
	if _, _, err := c.Update(ctx, books(), at(1), setTitle("B")); err != nil {
		t.Fatal(err)
	}
	if got := title() + list(); got != "BB" {
		t.Errorf("after Update: %s", got)
	}
	_, tag, _, _ := c.Refresh(ctx, books(), at(1), "")
	c.Put(ctx, books(), &book{ID: 1, Title: "C"}, tag)
	if got := title() + list(); got != "CC" {
		t.Errorf("after Put: %s", got)
	}
	if _, _, err := c.Create(ctx, books(), &book{Title: "D"}); err != nil {
		t.Fatal(err)
	}
	if got := list(); got != "CD" {
		t.Errorf("after Create: %s", got)
	}
	if err := c.Erase(ctx, books(), at(1), anyTag); err != nil {
		t.Fatal(err)
	}
	_, _, err := c.Get(ctx, books(), at(1))
	is(t, err, errNotFound)
	if got := list(); got != "D" {
		t.Errorf("after Delete: %s", got)
	}
}

// A response to a read that began before a write of the same client does not restore the
// old state.
func TestLateReads(t *testing.T) {
	for _, cache := range []Cache{NewCache(1 << 20), &counting{Cache: NewCache(1 << 20)}} {
		s, ctx := newShop(), newClock().context()
		s.cache = "max-age=600"
		s.set(1, `{"title":"A"}`)
		writer := clientOf(s)
		writer.Cache = cache
		reader := through(s, func(r *http.Request, next http.RoundTripper) (*http.Response, error) {
			res, err := next.RoundTrip(r)
			if _, _, err := writer.Update(ctx, books(), at(1), setTitle("B")); err != nil {
				t.Fatal(err)
			}
			return res, err // late
		})
		reader.Cache = cache
		if v, _, err := reader.Get(ctx, books(), at(1)); err != nil || v.(*book).Title != "A" {
			t.Fatalf("%v %v", v, err)
		}
		if v, _, err := writer.Get(ctx, books(), at(1)); err != nil || v.(*book).Title != "B" {
			t.Errorf("the late response was stored: %v %v", v, err)
		}
	}
}

// Users do not see each other's copies, if Prepare or cookies of the Jar identify them.
func TestUsersHaveTheirOwnCopies(t *testing.T) {
	s, ctx := newShop(), newClock().context()
	s.cache = "max-age=600"
	s.set(1, `{"title":"A"}`)
	cache := NewCache(1 << 20)
	at1, _ := url.Parse("http://shop.example/")
	get := func(prepare func(*http.Request) error, cookie string) int {
		c := clientOf(s)
		c.Cache, c.Prepare = cache, prepare
		if cookie != "" {
			jar, _ := cookiejar.New(nil)
			jar.SetCookies(at1, []*http.Cookie{{Name: "user", Value: cookie}})
			c.HTTP.Jar = jar
		}
		before := s.gets
		if _, _, err := c.Get(ctx, books(), at(1)); err != nil {
			t.Fatal(err)
		}
		return s.gets - before
	}
	as := func(user string) func(*http.Request) error {
		return func(r *http.Request) error {
			r.Header.Set("Authorization", "Bearer "+user)
			return nil
		}
	}
	for i, test := range []struct {
		prepare func(*http.Request) error
		cookie  string
		gets    int
	}{{nil, "", 1}, {as("a"), "", 1}, {as("a"), "", 0}, {as("b"), "", 1}, {nil, "x", 1}, {nil, "y", 1}, {nil, "x", 0}, {nil, "", 0}} {
		if got := get(test.prepare, test.cookie); got != test.gets {
			t.Errorf("read %d sent %d requests, want %d", i, got, test.gets)
		}
	}
}

// Through nginx, a copy may be weak and the 304 strong, or the other way round.
func TestWeakAndStrongTags(t *testing.T) {
	for _, weak := range []int{200, 304} {
		s, ctx := newShop(), newClock().context()
		s.set(1, `{"title":"A"}`)
		c := through(s, func(r *http.Request, next http.RoundTripper) (*http.Response, error) {
			res, err := next.RoundTrip(r)
			if res.StatusCode == weak {
				res.Header.Set("ETag", "W/"+res.Header.Get("ETag"))
			}
			return res, err
		})
		c.Cache = NewCache(1 << 20)
		c.Get(ctx, books(), at(1))
		if _, tag, err := c.Get(ctx, books(), at(1)); err != nil || tag != `"1"` || s.bodies != 1 {
			t.Errorf("weak %d: tag %s, %d bodies, error %v", weak, tag, s.bodies, err)
		}
	}
}

// An unreadable entry in a cache is not a copy. A 304 for another state causes another
// request.
func TestSpoiltCopies(t *testing.T) {
	s, ctx := newShop(), newClock().context()
	s.set(1, `{"title":"A"}`)
	cache := NewCache(1 << 20).(*lru)
	c := clientOf(s)
	c.Cache = cache
	for _, spoilt := range []string{"", "\x02", "\x02\xff\xff", "\x01short", "HTTP/1.1 200 OK", "\x02\x00\x00\x03\"1\"\x00{"} {
		c.Get(ctx, books(), at(1))
		for key := range cache.entries {
			cache.Set(key, []byte(spoilt))
		}
		if v, _, err := c.Get(ctx, books(), at(1)); err != nil || v.(*book).Title != "A" {
			t.Errorf("%q: %v %v", spoilt, v, err)
		}
	}
	c = through(s, func(r *http.Request, next http.RoundTripper) (*http.Response, error) {
		if r.Header.Get("If-None-Match") != "" {
			res := page(r, 304, "", "")
			res.Header.Set("ETag", `"another"`)
			return res, nil
		}
		return next.RoundTrip(r)
	})
	c.Cache = NewCache(1 << 20)
	c.Get(ctx, books(), at(1))
	if v, _, err := c.Get(ctx, books(), at(1)); err != nil || v.(*book).Title != "A" || s.bodies < 2 {
		t.Errorf("%v %v", v, err)
	}
}

func TestCacheIsBounded(t *testing.T) {
	c := NewCache(3 * (entrySize + 11)).(*lru)
	for _, key := range []string{"a", "b", "c"} {
		c.Set(key, make([]byte, 10))
	}
	c.Get("a")
	c.Set("d", make([]byte, 10))
	for key, want := range map[string]bool{"a": true, "b": false, "c": true, "d": true} {
		if _, got := c.Get(key); got != want {
			t.Errorf("%s is there: %t, want %t", key, got, want)
		}
	}
	c.Set("large", make([]byte, 10000))
	if _, ok := c.Get("large"); ok || c.size > c.most {
		t.Errorf("%d bytes of %d", c.size, c.most)
	}
	c.Delete("a")
	if _, ok := c.Get("a"); ok {
		t.Error("a is there after Delete")
	}
}

func TestGroupsDropLists(t *testing.T) {
	s, ctx := newShop(), newClock().context()
	s.cache, s.header = "max-age=600", http.Header{"Cache-Groups": {`"/books", "shelf"`}}
	s.set(1, `{"title":"A"}`)
	c := clientOf(s)
	c.Cache = NewCache(1 << 20)
	c.ReadList(ctx, books(), nil, url.Values{})
	gets := s.gets
	c.ReadList(ctx, books(), nil, url.Values{})
	if s.gets != gets {
		t.Fatal("a fresh list is asked about")
	}
	s.header = http.Header{"Cache-Group-Invalidation": {`"other"`}}
	others := books()
	others.List = "" // in a list that the client does not know
	c.Put(ctx, others, at(1), anyTag)
	c.ReadList(ctx, books(), nil, url.Values{})
	if s.gets != gets {
		t.Error("a write to another group drops the list")
	}
	s.header = http.Header{"Cache-Group-Invalidation": {`"shelf";a=1`}}
	c.Put(ctx, others, at(1), anyTag)
	c.ReadList(ctx, books(), nil, url.Values{})
	if s.gets == gets {
		t.Error("a write to the group leaves the list")
	}
}

func TestReadsAreTriedAgain(t *testing.T) {
	for _, test := range []struct {
		name  string
		kind  int
		times int
		fails bool
	}{
		{"502 twice", badGateway, 2, false},
		{"lost four times", lostBefore, 4, false},
		{"lost five times", lostBefore, 5, true},
		{"cut", cutBody, 1, false},
		{"500", failedBefore, 1, true},
		{"a portal", portal, 1, true},
	} {
		s, clock, n := newShop(), newClock(), 0
		s.set(1, `{"title":"A"}`)
		w := &wire{next: direct{s}}
		c := through(s, func(r *http.Request, next http.RoundTripper) (*http.Response, error) {
			if n++; n <= test.times {
				return w.fail(test.kind, r, nil, func() (*http.Response, error) { return next.RoundTrip(r) })
			}
			return next.RoundTrip(r)
		})
		if _, _, err := c.Get(clock.context(), books(), at(1)); (err != nil) != test.fails {
			t.Errorf("%s: %v", test.name, err)
		}
		for _, d := range clock.sleeps {
			if d > longestPause {
				t.Errorf("%s: waited %s", test.name, d)
			}
		}
	}
}

func TestRetryAfter(t *testing.T) {
	for _, test := range []struct {
		text  string
		waits time.Duration
		gives bool
	}{
		{"3", 3 * time.Second, false},
		{"Fri, 06 Dec 2024 10:00:05 GMT", 5 * time.Second, false},
		{"31", 0, true},
		{"99999999999999999999", 0, false}, // not a number: treated as missing
	} {
		s, clock, n := newShop(), newClock(), 0
		s.set(1, `{}`)
		c := through(s, func(r *http.Request, next http.RoundTripper) (*http.Response, error) {
			if n++; n > 1 {
				return next.RoundTrip(r)
			}
			res := page(r, 503, "", "")
			res.Header.Set("Retry-After", test.text)
			res.Header.Set("Date", "Fri, 06 Dec 2024 10:00:00 GMT")
			return res, nil
		})
		_, _, err := c.Get(clock.context(), books(), at(1))
		if (err != nil) != test.gives || test.waits > 0 && (len(clock.sleeps) != 1 || clock.sleeps[0] != test.waits) {
			t.Errorf("%s: waited %v, error %v", test.text, clock.sleeps, err)
		}
		if test.gives {
			is(t, err, errAway)
		}
	}
	for n := 0; n < 100; n++ {
		if d := backOff(n); d < 0 || d > longestPause {
			t.Fatalf("try %d waits %s", n, d)
		}
	}
}

func TestAnswersThatAreNoBook(t *testing.T) {
	for _, text := range []string{`{}`, `null`, `{"message":"down"}`, `{"id":2}`, `[]`, `7`, `{"id":"1"}`} {
		c := through(newShop(), func(r *http.Request, _ http.RoundTripper) (*http.Response, error) {
			return page(r, 200, "application/json", text), nil
		})
		if v, _, err := c.Get(newClock().context(), books(), at(1)); err == nil {
			t.Errorf("%s is taken for %v", text, v)
		}
	}
	c := through(newShop(), func(r *http.Request, _ http.RoundTripper) (*http.Response, error) {
		return page(r, 200, "application/json", `{"id":1,"title":"`+strings.Repeat("x", 100)+`"}`), nil
	})
	c.MaxBody = 100
	if _, _, err := c.Get(newClock().context(), books(), at(1)); err == nil {
		t.Error("a large response is taken")
	}
}

func TestWritesFollowNoRedirection(t *testing.T) {
	sent := 0
	c := through(newShop(), func(r *http.Request, _ http.RoundTripper) (*http.Response, error) {
		sent++
		res := page(r, 307, "", "")
		res.Header.Set("Location", "http://evil.example/books/1")
		return res, nil
	})
	_, _, err := c.Put(newClock().context(), books(), at(1), `"1"`)
	if err == nil || !strings.Contains(err.Error(), "evil.example") || sent != 1 {
		t.Errorf("%d requests, error %v", sent, err)
	}
}

func TestAll(t *testing.T) {
	s, ctx := newShop(), newClock().context()
	for id := int64(1); id <= 5; id++ {
		s.set(id, `{"title":"`+string(rune('A'+id-1))+`"}`)
	}
	c := clientOf(s)
	for range 2 { // each walk begins again
		got := ""
		c.All(ctx, books(), nil, url.Values{}, func(v any, err error) bool {
			if err != nil {
				t.Fatal(err)
			}
			got += v.(*book).Title
			return len(got) < 4
		})
		if got != "ABCD" {
			t.Errorf("%s", got)
		}
	}
	for name, pages := range map[string]map[string]string{
		"a page that leads to itself": {"": "a", "a": "a"},
		"a ring":                      {"": "a", "a": "b", "b": "c", "c": "a"},
	} {
		n := 0
		c := through(s, func(r *http.Request, _ http.RoundTripper) (*http.Response, error) {
			if n++; n > 100 {
				t.Fatalf("%s: no end", name)
			}
			return page(r, 200, "application/json", `{"items":[],"next":"`+pages[r.URL.Query().Get("cursor")]+`"}`), nil
		})
		var last error
		c.All(ctx, books(), nil, url.Values{}, func(_ any, err error) bool {
			last = err
			return true
		})
		if last == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func TestProblem(t *testing.T) {
	c := through(newShop(), func(r *http.Request, _ http.RoundTripper) (*http.Response, error) {
		res := page(r, 422, "application/problem+json", `{"type":7,"title":"T","status":200,"detail":"D","instance":"/i","header":"H","parameter":"P","pointer":"/p","errors":[{"pointer":"/a","detail":"b"}],"balance":3}`)
		res.Header.Set("ETag", `"5"`)
		return res, nil
	})
	_, _, err := c.Get(newClock().context(), books(), at(1))
	var p *Problem
	if !asProblem(err, &p) || p.Status != 422 || p.Type != "" || p.Title != "T" || p.Detail != "D" || p.Instance != "/i" || p.Header != "H" ||
		p.Parameter != "P" || p.Pointer != "/p" || len(p.Errors) != 1 || p.Errors[0].Detail != "b" || p.Tag != `"5"` || string(p.Extensions["balance"]) != "3" || len(p.Extensions) != 1 {
		t.Errorf("%+v", p)
	}
}

// A fresh copy is used without a request only if Prepare has set the same fields as for the
// request that it is the response to. Fields of writes do not matter.
func TestFreshCopiesOfOtherUsers(t *testing.T) {
	for _, spoil := range []func(r *http.Request, user string){
		func(r *http.Request, user string) { r.Header.Set("X-Api-Key", user) },
		func(r *http.Request, user string) { r.Host = user + ".example" },
	} {
		s, ctx := newShop(), newClock().context()
		s.cache = "private, max-age=60"
		s.set(1, `{"title":"A"}`)
		cache := NewCache(1 << 20)
		get := func(user, title string, gets int) {
			t.Helper()
			c := clientOf(s)
			c.Cache, c.Prepare = cache, func(r *http.Request) error {
				r.Header.Set("Traceparent", strconv.Itoa(s.gets)) // of this request alone
				if spoil(r, user); r.Method != http.MethodGet {
					r.Header.Set("X-Csrf-Token", "x")
				}
				return nil
			}
			v, tag, err := c.Get(ctx, books(), at(1))
			if err != nil || v.(*book).Title != title || s.gets != gets {
				t.Errorf("%s: %v %v after %d requests, want %d", user, v, err, s.gets, gets)
			}
			if title == "A" && gets == 4 {
				v.(*book).Title = "B"
				if _, _, err := c.Put(ctx, books(), v, tag); err != nil {
					t.Error(err)
				}
			}
		}
		get("ada", "A", 1)
		get("ada", "A", 1)
		get("bob", "A", 2)
		get("bob", "A", 2)
		get("ada", "A", 3)
		get("bob", "A", 4) // and sets B
		get("bob", "B", 5)
		get("ada", "B", 6)
	}
}
