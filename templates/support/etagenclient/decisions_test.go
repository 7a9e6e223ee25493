package etagenclient

import (
	"bytes"
	"context"
	"crypto/tls"
	"errors"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"
)

// A counting cache counts what is stored in it.
type counting struct {
	Cache
	sets int
}

func (c *counting) Set(key string, b []byte) {
	c.sets++
	c.Cache.Set(key, b)
}

// A fresh copy is not enough for a change: Update sends a request, and tells caches on
// the way to forward it.
func TestUpdateReadsPastTheCache(t *testing.T) {
	s, ctx := newShop(), newClock().context()
	s.cache = "max-age=600"
	s.set(1, `{"title":"A","count":1}`)
	controls := ""
	c := through(s, func(r *http.Request, next http.RoundTripper) (*http.Response, error) {
		if r.Method == http.MethodGet {
			controls += r.Header.Get("Cache-Control") + ";"
		}
		return next.RoundTrip(r)
	})
	c.Cache = NewCache(1 << 20)
	c.Get(ctx, books(), at(1))
	s.set(1, `{"title":"B","count":5}`)
	v, _, err := c.Update(ctx, books(), at(1), addOne)
	if err != nil || v.(*book).Count != 6 || v.(*book).Title != "B" || s.writes != 1 || controls != ";no-cache;" {
		t.Errorf("%v after %d writes, asked with %q, error %v", v, s.writes, controls, err)
	}
}

// The response to a change contains the stored state. The next read revalidates that.
func TestRepliesAreStored(t *testing.T) {
	s, ctx := newShop(), newClock().context()
	s.set(1, `{"title":"A","count":1}`)
	c := clientOf(s)
	c.Cache = NewCache(1 << 20)
	if _, _, err := c.Update(ctx, books(), at(1), addOne); err != nil {
		t.Fatal(err)
	}
	bodies := s.bodies
	if v, _, err := c.Get(ctx, books(), at(1)); err != nil || v.(*book).Count != 2 || s.bodies != bodies || s.lastReq.Header.Get("If-None-Match") != `"2"` {
		t.Errorf("%v, asked about %s, error %v", v, s.lastReq.Header.Get("If-None-Match"), err)
	}
}

// What a concurrent write stores is kept: comparing and storing are one step. A copy
// that takes long to compare makes the step long.
func TestStoresAreAtomic(t *testing.T) {
	cache, held := NewCache(64<<20), make([]byte, 8<<20)
	for i := 0; i < 30; i++ {
		cache.Set("key", held)
		s := slot{cache: cache, key: "key", held: bytes.Clone(held), there: true}
		ready, done := make(chan bool), make(chan bool)
		go func() {
			close(ready)
			s.set([]byte("a late copy"))
			close(done)
		}()
		<-ready
		cache.Set("key", []byte("a mark"))
		<-done
		if got, _ := cache.Get("key"); string(got) != "a mark" {
			t.Fatalf("round %d: %.20q", i, got)
		}
	}
}

// A 304 without freshness stores nothing: the copy stays as it was.
func TestA304StoresNothing(t *testing.T) {
	for control, sets := range map[string]int{"no-cache": 0, "max-age=60": 1} {
		s, clock := newShop(), newClock()
		s.cache = control
		s.set(1, `{"title":"A"}`)
		cache := &counting{Cache: NewCache(1 << 20)}
		c := clientOf(s)
		c.Cache = cache
		c.Get(clock.context(), books(), at(1))
		clock.pass(time.Hour)
		cache.sets = 0
		if _, _, err := c.Get(clock.context(), books(), at(1)); err != nil || s.bodies != 1 || cache.sets != sets {
			t.Errorf("%s: stored %d times, want %d, error %v", control, cache.sets, sets, err)
		}
	}
}

// A 304 without a tag applies to the copy in the request.
func TestA304WithoutTag(t *testing.T) {
	s, ctx := newShop(), newClock().context()
	s.set(1, `{"title":"A"}`)
	c := through(s, func(r *http.Request, next http.RoundTripper) (*http.Response, error) {
		res, err := next.RoundTrip(r)
		if res.StatusCode == http.StatusNotModified {
			res.Header.Del("ETag")
		}
		return res, err
	})
	c.Cache = NewCache(1 << 20)
	c.Get(ctx, books(), at(1))
	if v, tag, err := c.Get(ctx, books(), at(1)); err != nil || v.(*book).Title != "A" || tag != `"1"` || s.bodies != 1 {
		t.Errorf("%v %s, %d bodies, error %v", v, tag, s.bodies, err)
	}
}

// A read that begins during a write and ends after it stores nothing.
func TestReadsDuringAWrite(t *testing.T) {
	s, ctx := newShop(), newClock().context()
	s.cache = "max-age=600"
	s.set(1, `{"title":"A"}`)
	cache := NewCache(1 << 20)
	began, ended, done := make(chan bool), make(chan bool), make(chan bool)
	reader := through(s, func(r *http.Request, next http.RoundTripper) (*http.Response, error) {
		res, err := next.RoundTrip(r)
		close(began)
		<-ended
		return res, err
	})
	writer := through(s, func(r *http.Request, next http.RoundTripper) (*http.Response, error) {
		go func() {
			defer close(done)
			reader.Get(ctx, books(), at(1))
		}()
		<-began
		return next.RoundTrip(r)
	})
	reader.Cache, writer.Cache = cache, cache
	if _, _, err := writer.Put(ctx, books(), &book{ID: 1, Title: "B"}, `"1"`); err != nil {
		t.Fatal(err)
	}
	close(ended)
	<-done
	c := clientOf(s)
	c.Cache = cache
	if v, _, err := c.Get(ctx, books(), at(1)); err != nil || v.(*book).Title != "B" {
		t.Errorf("the response to a read of the old state was stored: %v %v", v, err)
	}
}

// A response from another address is returned but not stored.
func TestRedirectedReadsAreNotStored(t *testing.T) {
	s, ctx := newShop(), newClock().context()
	s.cache = "max-age=600"
	s.set(1, `{"title":"A"}`)
	asked := 0
	c := through(s, func(r *http.Request, next http.RoundTripper) (*http.Response, error) {
		if asked++; r.URL.Host == "shop.example" {
			res := page(r, 307, "", "")
			res.Header.Set("Location", "http://other.example/books/1")
			return res, nil
		}
		return next.RoundTrip(r)
	})
	c.Cache = NewCache(1 << 20)
	for i := 0; i < 2; i++ {
		if v, _, err := c.Get(ctx, books(), at(1)); err != nil || v.(*book).Title != "A" {
			t.Fatal(v, err)
		}
	}
	if asked != 4 {
		t.Errorf("%d requests, want 4", asked)
	}
	c.Put(ctx, books(), at(1), anyTag)
	if c.HTTP.CheckRedirect != nil {
		t.Error("the client of the caller is changed")
	}
}

// Copies at the Location or Content-Location of a write are revalidated, if they have
// the same origin. A relative address is resolved.
func TestLocations(t *testing.T) {
	for _, name := range []string{"Location", "Content-Location"} {
		for location, asks := range map[string]bool{"2": true, "/books/2": true, "http://shop.example/books/2": true, "http://other.example/books/2": false, "": false} {
			s, ctx := newShop(), newClock().context()
			s.cache = "max-age=600"
			s.set(1, `{"title":"A"}`)
			s.set(2, `{"title":"B"}`)
			c := through(s, func(r *http.Request, next http.RoundTripper) (*http.Response, error) {
				res, err := next.RoundTrip(r)
				if r.Method == http.MethodPut {
					res.Header.Del("ETag")
					res.Header.Set(name, location)
				}
				return res, err
			})
			c.Cache = NewCache(1 << 20)
			c.Get(ctx, books(), at(2))
			if _, _, err := c.Put(ctx, books(), at(1), anyTag); err != nil {
				t.Fatal(err)
			}
			gets := s.gets
			if _, _, err := c.Get(ctx, books(), at(2)); err != nil || s.gets > gets != asks {
				t.Errorf("%s %q: asked %t, want %t, error %v", name, location, s.gets > gets, asks, err)
			}
		}
	}
}

// A server cannot supply copies for another, even if both use the same cache and the
// same forms of tags.
func TestServersHaveTheirOwnCopies(t *testing.T) {
	ctx, cache := newClock().context(), NewCache(1<<20)
	good, evil := newShop(), newShop()
	good.set(1, `{"title":"good"}`)
	evil.set(1, `{"title":"evil"}`)
	c := through(evil, func(r *http.Request, next http.RoundTripper) (*http.Response, error) {
		res, err := next.RoundTrip(r)
		res.Header.Set("ETag", `"1"`)
		res.Header.Set("Content-Location", "http://good.example/books/1")
		return res, err
	})
	c.BaseURL, c.Cache = "http://evil.example", cache
	if _, _, err := c.Put(ctx, books(), &book{ID: 1, Title: "evil"}, anyTag); err != nil {
		t.Fatal(err)
	}
	c = clientOf(good)
	c.BaseURL, c.Cache = "http://good.example", cache
	if v, _, err := c.Get(ctx, books(), at(1)); err != nil || v.(*book).Title != "good" {
		t.Errorf("%v, error %v", v, err)
	}
}

// The groups of an item do not invalidate it: each write would invalidate all items.
func TestGroupsAreForLists(t *testing.T) {
	s, ctx := newShop(), newClock().context()
	s.cache, s.header = "max-age=600", http.Header{"Cache-Groups": {`"shelf"`}}
	s.set(1, `{"title":"A"}`)
	s.set(2, `{"title":"B"}`)
	c := clientOf(s)
	c.Cache = NewCache(1 << 20)
	c.Get(ctx, books(), at(1))
	s.header = http.Header{"Cache-Group-Invalidation": {`"shelf"`}}
	c.Put(ctx, books(), at(2), anyTag)
	gets := s.gets
	if c.Get(ctx, books(), at(1)); s.gets != gets {
		t.Error("a write to the group drops another item")
	}
}

// Without a connection nothing was sent, so the outcome of a write is known.
func TestWritesWithoutConnection(t *testing.T) {
	for name, test := range map[string]struct {
		err     error
		unknown bool
	}{
		"dial":        {&net.OpError{Op: "dial", Net: "tcp", Err: errors.New("connection refused")}, false},
		"proxy":       {&net.OpError{Op: "proxyconnect", Net: "tcp", Err: errors.New("connection refused")}, false},
		"certificate": {&tls.CertificateVerificationError{Err: errors.New("unknown authority")}, false},
		"read":        {&net.OpError{Op: "read", Net: "tcp", Err: errors.New("connection reset")}, true},
		"EOF":         {io.ErrUnexpectedEOF, true},
	} {
		sent := 0
		c := through(newShop(), func(r *http.Request, _ http.RoundTripper) (*http.Response, error) {
			sent++
			return nil, test.err
		})
		_, _, err := c.Create(newClock().context(), books(), &book{Title: "A"})
		if errors.Is(err, errOutcome) != test.unknown || !test.unknown && !errors.Is(err, test.err) || sent != 1 {
			t.Errorf("%s: %v after %d requests", name, err, sent)
		}
	}
}

// If a late request makes the second one lose, the read afterwards shows that the change
// is made, even after the last try.
func TestUpdateLooksAfterALateRequest(t *testing.T) {
	s := newShop()
	s.set(1, `{"title":"A","count":1}`)
	w, writes := &wire{next: direct{s}}, 0
	c := through(s, func(r *http.Request, next http.RoundTripper) (*http.Response, error) {
		if r.Method == http.MethodGet {
			return next.RoundTrip(r)
		}
		if writes++; writes == 1 {
			body, _ := io.ReadAll(r.Body)
			return w.fail(lateWrite, r, body, nil)
		}
		w.arrive()
		return next.RoundTrip(r)
	})
	c.Tries = 2
	v, _, err := c.Update(newClock().context(), books(), at(1), setTitle("B"))
	if err != nil || v.(*book).Title != "B" || writes != 2 {
		t.Errorf("%v after %d writes, error %v", v, writes, err)
	}
}

// Another release of a server has other tags for the same states: that costs a round.
func TestAnotherFingerprint(t *testing.T) {
	s, ctx, release := newShop(), newClock().context(), "a"
	s.set(1, `{"title":"A","count":1}`)
	c := through(s, func(r *http.Request, next http.RoundTripper) (*http.Response, error) {
		if tag := r.Header.Get("If-Match"); tag != "" {
			r.Header.Set("If-Match", strings.TrimSuffix(tag, "."+release+`"`)+`"`)
		}
		res, err := next.RoundTrip(r)
		if tag := res.Header.Get("ETag"); tag != "" {
			res.Header.Set("ETag", strings.TrimSuffix(tag, `"`)+"."+release+`"`)
		}
		return res, err
	})
	v, tag, _ := c.Get(ctx, books(), at(1))
	release, s.gets = "b", 0
	v, tag, err := c.UpdateFrom(ctx, books(), v, tag, addOne)
	if err != nil || v.(*book).Count != 2 || tag != `"2.b"` || s.writes != 2 || s.gets != 1 {
		t.Errorf("%v %s after %d writes and %d reads, error %v", v, tag, s.writes, s.gets, err)
	}
}

// If another release serves the read after a lost write, its tag says nothing about the
// change: the error contains both tags.
func TestLostWriteBeforeAnotherRelease(t *testing.T) {
	s, release, writes := newShop(), "a", 0
	s.set(1, `{"title":"A","count":1}`)
	c := through(s, func(r *http.Request, next http.RoundTripper) (*http.Response, error) {
		if r.Method != http.MethodGet {
			release = "b"
			writes++
			return nil, io.ErrUnexpectedEOF
		}
		res, err := next.RoundTrip(r)
		res.Header.Set("ETag", strings.TrimSuffix(res.Header.Get("ETag"), `"`)+"."+release+`"`)
		return res, err
	})
	_, _, err := c.Update(newClock().context(), books(), at(1), addOne)
	is(t, err, errOutcome)
	if err == nil || !strings.Contains(err.Error(), `the entity tag "1.b" now, and the change was sent for "1.a"`) || writes != 1 {
		t.Errorf("%d writes, error %v", writes, err)
	}
}

// A caller whose deadline would pass during a pause gets the error at once.
func TestNoPauseBeyondTheContext(t *testing.T) {
	s, clock, sent := newShop(), newClock(), 0
	c := through(s, func(r *http.Request, _ http.RoundTripper) (*http.Response, error) {
		sent++
		res := page(r, 503, "", "")
		res.Header.Set("Retry-After", "20")
		return res, nil
	})
	end := time.Now().Add(time.Hour)
	clock.at = end.Add(-10 * time.Second)
	ctx, cancel := context.WithDeadline(clock.context(), end)
	defer cancel()
	_, _, err := c.Get(ctx, books(), at(1))
	is(t, err, errAway)
	if sent != 1 || len(clock.sleeps) != 0 {
		t.Errorf("%d requests, waited %v", sent, clock.sleeps)
	}
}

// Pages have tags for their items, and anything that is not a page is an error.
func TestList(t *testing.T) {
	s, ctx := newShop(), newClock().context()
	s.set(1, `{"title":"A"}`)
	s.set(2, `{"title":"B"}`)
	s.set(3, `{"title":"C"}`)
	p, err := clientOf(s).ReadList(ctx, books(), nil, url.Values{})
	if err != nil || len(p.Items) != 2 || strings.Join(p.Tags, " ") != `"1" "2"` || p.Next != "2" {
		t.Fatalf("%+v, error %v", p, err)
	}
	if _, _, err := clientOf(s).UpdateFrom(ctx, books(), p.Items[1], p.Tags[1], addOne); err != nil || s.gets != 1 {
		t.Errorf("%d reads, error %v", s.gets, err)
	}
	for _, text := range []string{`{}`, `null`, `{"items":[null]}`, `{"items":[{"id":1}],"etags":[]}`, `{"items":{}}`, `[]`} {
		c := through(s, func(r *http.Request, _ http.RoundTripper) (*http.Response, error) {
			return page(r, 200, "application/json", text), nil
		})
		if p, err := c.ReadList(ctx, books(), nil, url.Values{}); err == nil {
			t.Errorf("%s is taken for %+v", text, p)
		}
	}
}

// A write is made even if its response is cut off, and the current state is read.
func TestCutReplies(t *testing.T) {
	for name, write := range map[string]func(c *Client, ctx context.Context) (any, string, error){
		"Put": func(c *Client, ctx context.Context) (any, string, error) {
			return c.Put(ctx, books(), &book{ID: 1, Title: "B"}, `"1"`)
		},
		"Patch": func(c *Client, ctx context.Context) (any, string, error) {
			return c.Patch(ctx, books(), at(1), map[string]string{"title": "B"}, `"1"`)
		},
		"Update": func(c *Client, ctx context.Context) (any, string, error) {
			return c.Update(ctx, books(), at(1), setTitle("B"))
		},
	} {
		s := newShop()
		s.set(1, `{"title":"A"}`)
		c, _ := failing(s, 1, cutBody, nil)
		v, tag, err := write(c, newClock().context())
		if err != nil || v.(*book).Title != "B" || v.(*book).Version != 2 || tag != `"2"` {
			t.Errorf("%s: %v %s, error %v", name, v, tag, err)
		}
	}
}

// A list that was being read while its group was written to is not stored: its groups
// are only known once it has arrived.
func TestGroupsDropListsOnTheirWay(t *testing.T) {
	s, ctx := newShop(), newClock().context()
	s.cache, s.header = "max-age=600", http.Header{"Cache-Groups": {`"shelf"`}}
	s.set(1, `{"title":"A"}`)
	others := books()
	others.List = "" // in a list that the client does not know
	writer := through(s, func(r *http.Request, next http.RoundTripper) (*http.Response, error) {
		res, err := next.RoundTrip(r)
		res.Header.Set("Cache-Group-Invalidation", `"shelf"`)
		return res, err
	})
	reader := through(s, func(r *http.Request, next http.RoundTripper) (*http.Response, error) {
		res, err := next.RoundTrip(r)
		if _, _, err := writer.Put(ctx, others, &book{ID: 1, Title: "B"}, anyTag); err != nil {
			t.Fatal(err)
		}
		return res, err
	})
	reader.Cache = NewCache(1 << 20)
	writer.Cache = reader.Cache
	reader.ReadList(ctx, books(), nil, url.Values{})
	c := clientOf(s)
	c.Cache = reader.Cache
	p, err := c.ReadList(ctx, books(), nil, url.Values{})
	if err != nil || p.Items[0].(*book).Title != "B" {
		t.Errorf("%+v, error %v", p, err)
	}
}

// A resource that a later read found gone is not restored by an earlier read.
func TestLateReadsOfWhatIsGone(t *testing.T) {
	s, ctx := newShop(), newClock().context()
	s.cache = "max-age=600"
	s.set(1, `{"title":"A"}`)
	other := clientOf(s)
	reader := through(s, func(r *http.Request, next http.RoundTripper) (*http.Response, error) {
		res, err := next.RoundTrip(r)
		s.mu.Lock()
		delete(s.texts, 1)
		s.mu.Unlock()
		_, _, gone := other.Get(ctx, books(), at(1))
		is(t, gone, errNotFound)
		return res, err
	})
	reader.Cache = NewCache(1 << 20)
	other.Cache = reader.Cache
	reader.Get(ctx, books(), at(1))
	_, _, err := other.Get(ctx, books(), at(1))
	is(t, err, errNotFound)
}

// What a response says about a write: an error from the server, or from a proxy, says
// nothing.
func TestOutcomes(t *testing.T) {
	for _, test := range []struct {
		status  int
		media   string
		content string
		advised bool
		want    outcome
	}{
		{200, "application/json", "{}", false, isMade},
		{200, "application/problem+json", "{}", false, isMade},
		{200, "text/html", "<p>", false, isLost},
		{200, "text/html", "", false, isMade},
		{201, "application/json", "{}", false, isMade},
		{202, "application/json", "{}", false, isLost},
		{204, "", "", false, isMade},
		{303, "", "", false, isLost},
		{307, "", "", false, isRefused},
		{400, "application/json", "{}", false, isRefused},
		{409, "", "", false, isRefused},
		{412, "", "", false, isRefused},
		{429, "", "", true, isRefused},
		{500, "application/json", "{}", false, isLost},
		{501, "", "", false, isRefused},
		{502, "text/html", "<p>", false, isLost},
		{503, "", "", false, isLost},
		{503, "", "", true, isRefused},
		{504, "", "", true, isLost},
	} {
		c := &Client{}
		r, err := http.NewRequest(http.MethodPut, "http://shop.example/books/1", nil)
		if err != nil {
			t.Fatal(err)
		}
		res := page(r, test.status, test.media, test.content)
		if test.content == "" {
			res.ContentLength = 0
		}
		if test.advised {
			res.Header.Set("Retry-After", "1")
		}
		if got := c.receive(r, res).outcome(); got != test.want {
			t.Errorf("%d %s %q: outcome %d, want %d", test.status, test.media, test.content, got, test.want)
		}
	}
}

// A client pauses also if the server says Retry-After: 0.
func TestNoPause(t *testing.T) {
	for _, advice := range []string{"0", "Fri, 06 Dec 2024 10:00:00 GMT"} {
		clock, sent := newClock(), 0
		c := through(newShop(), func(r *http.Request, _ http.RoundTripper) (*http.Response, error) {
			sent++
			res := page(r, http.StatusServiceUnavailable, "", "")
			res.Header.Set("Retry-After", advice)
			res.Header.Set("Date", "Fri, 06 Dec 2024 10:00:00 GMT")
			return res, nil
		})
		c.Tries = 20
		_, _, err := c.Get(clock.context(), books(), at(1))
		is(t, err, errAway)
		if waited := clock.now().Sub(newClock().now()); sent != 20 || waited == 0 {
			t.Errorf("Retry-After %s: waited %v during %d tries", advice, waited, sent)
		}
	}
}

// A read that is rejected with 429 is sent again only if the server says when.
func TestTooManyRequests(t *testing.T) {
	for advice, sends := range map[string]int{"1": 2, "": 1} {
		s, sent := newShop(), 0
		s.set(1, `{"title":"A"}`)
		c := through(s, func(r *http.Request, next http.RoundTripper) (*http.Response, error) {
			if sent++; sent > 1 {
				return next.RoundTrip(r)
			}
			res := page(r, http.StatusTooManyRequests, "", "")
			res.Header.Set("Retry-After", advice)
			return res, nil
		})
		_, _, err := c.Get(newClock().context(), books(), at(1))
		if sent != sends {
			t.Errorf("Retry-After %q: %d requests, want %d", advice, sent, sends)
		}
		if advice == "" {
			is(t, err, errAway)
		}
	}
}
