package etagenclient

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"
)

// failing returns a client whose n-th write, counted from 1, has a fault.
func failing(s *shop, n int, kind int, between func()) (*Client, *int) {
	w := &wire{next: direct{s}}
	writes := 0
	c := through(s, func(r *http.Request, next http.RoundTripper) (*http.Response, error) {
		if r.Method == http.MethodGet {
			return next.RoundTrip(r)
		}
		writes++
		if writes != n {
			return next.RoundTrip(r)
		}
		body, _ := io.ReadAll(r.Body)
		res, err := w.fail(kind, r, body, func() (*http.Response, error) {
			again := r.Clone(r.Context())
			again.Body = io.NopCloser(strings.NewReader(string(body)))
			return next.RoundTrip(again)
		})
		if between != nil {
			between()
		}
		return res, err
	})
	return c, &writes
}

func setTitle(to string) func(any) error {
	return change(func(b *book) { b.Title = to })
}

func addOne(v any) error {
	v.(*book).Count++
	return nil
}

func TestUpdateOfALostResponse(t *testing.T) {
	for _, test := range []struct {
		name    string
		kind    int
		between string // what another client stores in between
		change  func(any) error
		unknown bool
		writes  int
		want    string // of the changed member
	}{
		{"a change that sets", lostAfter, "", setTitle("B"), false, 1, `"B"`},
		{"a change that sets, request lost", lostBefore, "", setTitle("B"), false, 2, `"B"`},
		{"a change that sets, beside another member", lostAfter, "other", setTitle("B"), false, 1, `"B"`},
		{"a change that sets, 500 after it", failedAfter, "", setTitle("B"), false, 1, `"B"`},
		{"a change that sets, redirected after it", redirected, "", setTitle("B"), false, 1, `"B"`},
		{"a change that sets, a page in between", portal, "", setTitle("B"), false, 2, `"B"`},
		{"a change that sets, the response cut", cutBody, "", setTitle("B"), false, 1, `"B"`},
		{"a change that adds, response lost", lostAfter, "", addOne, true, 1, "2"},
		{"a change that adds, request lost", lostBefore, "", addOne, false, 2, "2"},
		{"a change that adds, request lost and somebody faster", lostBefore, "other", addOne, true, 1, "1"},
		{"a change that adds, the response cut", cutBody, "", addOne, false, 1, "2"},
	} {
		t.Run(test.name, func(t *testing.T) {
			for _, res := range []*Resource{books(), putBooks()} {
				s := newShop()
				s.set(1, `{"title":"A","count":1}`)
				c, writes := failing(s, 1, test.kind, func() {
					if test.between != "" {
						b := map[string]string{"title": s.member(1, "title"), "count": s.member(1, "count")}
						s.set(1, fmt.Sprintf(`{"title":%s,"count":%s,"other":1}`, b["title"], b["count"]))
					}
				})
				_, _, err := c.Update(newClock().context(), res, at(1), test.change)
				if test.unknown != errors.Is(err, errOutcome) || !test.unknown && err != nil {
					t.Errorf("error %v", err)
				}
				member := "title"
				if strings.Contains(test.name, "adds") {
					member = "count"
				}
				if got := s.member(1, member); got != test.want || *writes != test.writes {
					t.Errorf("%s is %s after %d writes, want %s after %d", member, got, *writes, test.want, test.writes)
				}
			}
		})
	}
}

// With one try there is one write, and still the read after it.
func TestUpdateLooksAfterTheLastTry(t *testing.T) {
	s := newShop()
	s.set(1, `{"title":"A","count":1}`)
	c, writes := failing(s, 1, lostAfter, nil)
	c.Tries = 1
	if _, _, err := c.Update(newClock().context(), books(), at(1), setTitle("B")); err != nil || *writes != 1 || s.gets != 2 {
		t.Errorf("%d writes, %d reads, error %v", *writes, s.gets, err)
	}
	c, writes = failing(s, 1, lostBefore, nil)
	c.Tries = 1
	_, _, err := c.Update(newClock().context(), books(), at(1), setTitle("C"))
	is(t, err, errOutcome)
	if *writes != 1 {
		t.Errorf("%d writes", *writes)
	}
}

// An error of the second call may be caused by the change of the first: sold out.
func TestUpdateWhoseChangeFailsInTheLook(t *testing.T) {
	s, errSold := newShop(), errors.New("sold out")
	s.set(1, `{"count":1}`)
	c, _ := failing(s, 1, lostAfter, nil)
	_, _, err := c.Update(newClock().context(), books(), at(1), func(v any) error {
		if b := v.(*book); b.Count > 1 {
			return errSold
		}
		return addOne(v)
	})
	is(t, err, errOutcome)
	if errors.Is(err, errSold) || !strings.Contains(err.Error(), "sold out") {
		t.Errorf("error %v", err)
	}
	// Nor is a wrapped cause: the problem of another server, or the end of another context.
	s.set(1, `{"count":1}`)
	c, _ = failing(s, 1, lostAfter, nil)
	_, _, err = c.Update(newClock().context(), books(), at(1), func(v any) error {
		if b := v.(*book); b.Count > 1 {
			return fmt.Errorf("asking the till: %w, %w", &Problem{Status: 410}, context.Canceled)
		}
		return addOne(v)
	})
	is(t, err, errOutcome)
	if p := (*Problem)(nil); errors.As(err, &p) || errors.Is(err, context.Canceled) || !strings.Contains(err.Error(), "the change cannot be made again: asking the till: ") {
		t.Errorf("error %v", err)
	}
	_, _, err = clientOf(s).Update(newClock().context(), books(), at(1), func(any) error { return errSold })
	if err != errSold {
		t.Errorf("error %v, want that of the change", err)
	}
}

func TestUpdateOfALostRace(t *testing.T) {
	s, calls := newShop(), 0
	s.set(1, `{"title":"A","count":1}`)
	v, tag, err := clientOf(s).Update(newClock().context(), books(), at(1), func(v any) error {
		if calls++; calls == 1 {
			s.set(1, `{"title":"B","count":10}`)
		}
		return addOne(v)
	})
	if err != nil || calls != 2 || v.(*book).Count != 11 || v.(*book).Title != "B" || tag != `"3"` {
		t.Errorf("%v %s after %d calls, error %v", v, tag, calls, err)
	}
	calls = 0
	_, _, err = clientOf(s).Update(newClock().context(), books(), at(1), func(v any) error {
		calls++
		s.set(1, `{"count":1}`)
		return addOne(v)
	})
	is(t, err, errConflict)
	if calls != 5 {
		t.Errorf("%d calls, want 5", calls)
	}
}

func TestUpdateSendsNothing(t *testing.T) {
	s := newShop()
	s.set(1, `{"title":"A","count":1,"unknown":{"a":1}}`)
	c := clientOf(s)
	for name, f := range map[string]func(b *book){
		"a change that changes nothing":          func(b *book) { b.Title = "A" },
		"a change of what the server alone sets": func(b *book) { b.Version = 99 },
		"a map that is filled and emptied again": func(b *book) { b.Extra = map[string]string{} },
	} {
		if _, tag, err := c.Update(newClock().context(), books(), at(1), change(f)); err != nil || tag != `"1"` || s.writes != 0 {
			t.Errorf("%s: %s, %d writes, error %v", name, tag, s.writes, err)
		}
	}
	if _, _, err := c.Update(newClock().context(), books(), at(1), change(func(b *book) { b.ID = 2 })); err == nil || s.writes != 0 {
		t.Errorf("another id: %d writes, error %v", s.writes, err)
	}
	one := 1
	s.set(1, `{"notes":{"a":1}}`)
	if _, _, err := c.Update(newClock().context(), books(), at(1), change(func(b *book) { b.Notes = map[string]*int{"a": &one, "b": nil} })); err == nil || s.writes != 0 {
		t.Errorf("null in a map: %d writes, error %v", s.writes, err)
	}
	if _, _, err := c.Update(newClock().context(), putBooks(), at(1), change(func(b *book) { b.Notes = map[string]*int{"a": &one, "b": nil} })); err != nil {
		t.Errorf("null in a map by PUT: %v", err)
	}
	c = through(s, func(r *http.Request, next http.RoundTripper) (*http.Response, error) {
		res, err := next.RoundTrip(r)
		res.Header.Del("ETag")
		return res, err
	})
	writes := s.writes
	if _, _, err := c.Update(newClock().context(), books(), at(1), addOne); err == nil || s.writes != writes {
		t.Errorf("without a tag: %d writes, error %v", s.writes, err)
	}
}

// Members that this release does not know are kept, in objects and in elements that stay
// or are changed in place. Numbers are not changed.
func TestUpdateKeepsWhatItDoesNotKnow(t *testing.T) {
	for _, res := range []*Resource{books(), putBooks()} {
		s := newShop()
		s.set(1, `{"title":"A","count":1,"large":12345678901234567890.10,"TITLE2":1,"parts":[{"name":"a","x":1},{"name":"b","x":2},{"name":"c","x":3}],"extra":{"k":"v"},"blurb":"text"}`)
		_, _, err := clientOf(s).Update(newClock().context(), res, at(1), change(func(b *book) {
			b.Parts[1].Name = "B"
			b.Parts = append([]part{{Name: "new"}}, b.Parts...)
			b.Parts = b.Parts[:3]
			b.Extra["l"] = "w"
			b.Blurb = nil
		}))
		if err != nil {
			t.Fatal(err)
		}
		for name, want := range map[string]string{
			"large": "12345678901234567890.10",
			"parts": `[{"name":"new"},{"name":"a","x":1},{"name":"B"}]`,
			"extra": `{"k":"v","l":"w"}`,
		} {
			if got := s.member(1, name); got != want {
				t.Errorf("%s is %s, want %s", name, got, want)
			}
		}
		if got := s.member(1, "blurb"); got != "" && got != "null" {
			t.Errorf("blurb is %s", got)
		}
	}
}

func TestEdited(t *testing.T) {
	for _, test := range []struct{ name, received, before, after, want string }{
		{"in place", `[{"n":1,"x":1},{"n":2,"x":2}]`, `[{"n":1},{"n":2}]`, `[{"n":1},{"n":3}]`, `[{"n":1,"x":1},{"n":3,"x":2}]`},
		{"removed at the begin", `[{"n":1,"x":1},{"n":2,"x":2}]`, `[{"n":1},{"n":2}]`, `[{"n":2}]`, `[{"n":2,"x":2}]`},
		{"turned round", `[{"n":1,"x":1},{"n":2,"x":2}]`, `[{"n":1},{"n":2}]`, `[{"n":2},{"n":1}]`, `[{"n":2,"x":2},{"n":1,"x":1}]`},
		{"another case", `{"Title":"A","x":1}`, `{"title":"A"}`, `{"title":"B"}`, `{"Title":"B","x":1}`},
		{"keys of a map", `{"A":1}`, `{"A":1}`, `{"A":1,"a":2}`, `{"A":1,"a":2}`},
		{"taken away", `{"a":1,"b":2}`, `{"a":1}`, `{}`, `{"b":2}`},
		{"owned below", `{"m":{"v":1,"t":"a"}}`, `{"m":{"v":1,"t":"a"}}`, `{"m":{"v":9,"t":"b"}}`, `{"m":{"v":1,"t":"b"}}`},
		{"another type", `{"a":[1]}`, `{"a":[1]}`, `{"a":{"b":1}}`, `{"a":{"b":1}}`},
		{"twice", `{"a":1,"a":2,"b":1}`, `{"a":2,"b":1}`, `{"a":3,"b":1}`, `{"a":3,"b":1}`},
	} {
		if got := string(edited([]byte(test.received), []byte(test.before), []byte(test.after), []string{"m/v"})); got != test.want {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
	}
}

// TestMerged checks the examples in RFC 7396, appendix A.
func TestMerged(t *testing.T) {
	for _, test := range [][3]string{
		{`{"a":"b"}`, `{"a":"c"}`, `{"a":"c"}`}, {`{"a":"b"}`, `{"b":"c"}`, `{"a":"b","b":"c"}`}, {`{"a":"b"}`, `{"a":null}`, `{}`},
		{`{"a":"b","b":"c"}`, `{"a":null}`, `{"b":"c"}`}, {`{"a":["b"]}`, `{"a":"c"}`, `{"a":"c"}`}, {`{"a":"c"}`, `{"a":["b"]}`, `{"a":["b"]}`},
		{`{"a":{"b":"c"}}`, `{"a":{"b":"d","c":null}}`, `{"a":{"b":"d"}}`}, {`{"a":[{"b":"c"}]}`, `{"a":[1]}`, `{"a":[1]}`}, {`["a","b"]`, `["c","d"]`, `["c","d"]`},
		{`{"a":"b"}`, `["c"]`, `["c"]`}, {`{"a":"foo"}`, `null`, `null`}, {`{"a":"foo"}`, `"bar"`, `"bar"`}, {`{"e":null}`, `{"a":1}`, `{"e":null,"a":1}`},
		{`[1,2]`, `{"a":"b","c":null}`, `{"a":"b"}`}, {`{}`, `{"a":{"bb":{"ccc":null}}}`, `{"a":{"bb":{}}}`},
	} {
		if got := string(merged([]byte(test[0]), []byte(test[1]))); got != test[2] {
			t.Errorf("%s with %s: %s, want %s", test[0], test[1], got, test[2])
		}
	}
}

func TestUpdateFrom(t *testing.T) {
	s, ctx := newShop(), newClock().context()
	s.set(1, `{"title":"A","count":1,"unknown":1}`)
	c := clientOf(s)
	v, tag, _ := c.Get(ctx, books(), at(1))
	s.gets = 0
	if v, tag, err := c.UpdateFrom(ctx, books(), v, tag, addOne); err != nil || s.gets != 0 || v.(*book).Count != 2 || tag != `"2"` {
		t.Errorf("%v %s after %d reads, error %v", v, tag, s.gets, err)
	}
	if v.(*book).Count != 1 {
		t.Errorf("the caller's book is changed: %v", v)
	}
	if v, _, err := c.UpdateFrom(ctx, books(), v, tag, setTitle("B")); err != nil || v.(*book).Count != 2 || v.(*book).Title != "B" {
		t.Errorf("after somebody else: %v, error %v", v, err)
	}
	if got := s.member(1, "unknown"); got != "1" {
		t.Errorf("unknown is %s", got)
	}
}

// 8 clients add one ten times each, concurrently.
func TestUpdateByManyAtOnce(t *testing.T) {
	s := newShop()
	s.set(1, `{"count":0}`)
	cache := NewCache(1 << 20)
	var all sync.WaitGroup
	for i := 0; i < 8; i++ {
		all.Add(1)
		go func() {
			defer all.Done()
			c := clientOf(s)
			c.Cache, c.Tries = cache, 1000
			for j := 0; j < 10; j++ {
				if _, _, err := c.Update(newClock().context(), books(), at(1), addOne); err != nil {
					t.Error(err)
				}
			}
		}()
	}
	all.Wait()
	if got := s.member(1, "count"); got != "80" {
		t.Errorf("count is %s, want 80", got)
	}
}

// On other servers, an update ends in the right state, or with an error that says why.
func TestUpdateOnOtherServers(t *testing.T) {
	weak := func(always bool) func(*http.Request, http.RoundTripper) (*http.Response, error) {
		return func(r *http.Request, next http.RoundTripper) (*http.Response, error) {
			res, err := next.RoundTrip(r)
			if err == nil && (always || r.Header.Get("Accept-Encoding") != "identity") && res.Header.Get("ETag") != "" {
				weaken := "W/" + strings.TrimPrefix(res.Header.Get("ETag"), "W/")
				res.Header.Set("ETag", weaken)
			}
			return res, err
		}
	}
	for _, test := range []struct {
		name string
		wire func(*http.Request, http.RoundTripper) (*http.Response, error)
		want string // of the error
	}{
		{"nginx with gzip", weak(false), ""},
		{"a server with weak tags", weak(true), "weak"},
		{"a proxy that undoes what it weakens", func(r *http.Request, next http.RoundTripper) (*http.Response, error) {
			if tag := r.Header.Get("If-Match"); tag != "" {
				r = r.Clone(r.Context())
				r.Header.Set("If-Match", strings.TrimPrefix(tag, "W/"))
			}
			return weak(true)(r, next)
		}, ""},
		{"Apache with a suffix", func(r *http.Request, next http.RoundTripper) (*http.Response, error) {
			res, err := next.RoundTrip(r)
			if tag := res.Header.Get("ETag"); r.Header.Get("Accept-Encoding") != "identity" && tag != "" {
				res.Header.Set("ETag", strings.TrimSuffix(tag, `"`)+`-gzip"`)
			}
			return res, err
		}, ""},
		{"Apache with a suffix on what is not coded too", func(r *http.Request, next http.RoundTripper) (*http.Response, error) {
			res, err := next.RoundTrip(r)
			if tag := res.Header.Get("ETag"); tag != "" {
				res.Header.Set("ETag", strings.TrimSuffix(tag, `"`)+`-gzip"`)
			}
			return res, err
		}, "changes tags"},
		{"204 without content", func(r *http.Request, next http.RoundTripper) (*http.Response, error) {
			res, err := next.RoundTrip(r)
			if r.Method != http.MethodGet && res.StatusCode == 200 {
				return page(r, 204, "", ""), nil
			}
			return res, err
		}, ""},
		{"no tags", func(r *http.Request, next http.RoundTripper) (*http.Response, error) {
			res, err := next.RoundTrip(r)
			res.Header.Del("ETag")
			return res, err
		}, "no entity tag"},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := newShop()
			s.set(1, `{"title":"A","count":1}`)
			v, _, err := through(s, test.wire).Update(newClock().context(), books(), at(1), addOne)
			if test.want == "" && (err != nil || v.(*book).Count != 2) || test.want != "" && (err == nil || !strings.Contains(err.Error(), test.want)) {
				t.Errorf("%v, error %v", v, err)
			}
			if made := s.member(1, "count") == "2"; made != (test.want == "") {
				t.Errorf("count is %s", s.member(1, "count"))
			}
		})
	}
}

// Some servers send 409 for a lost race, and also for a conflict with other resources.
func TestUpdateOf409(t *testing.T) {
	s, calls := newShop(), 0
	s.set(1, `{"count":1}`)
	c := through(s, func(r *http.Request, next http.RoundTripper) (*http.Response, error) {
		res, err := next.RoundTrip(r)
		if res.StatusCode == 412 {
			return page(r, 409, "application/json", "{}"), nil
		}
		return res, err
	})
	v, _, err := c.Update(newClock().context(), books(), at(1), func(v any) error {
		if calls++; calls == 1 {
			s.set(1, `{"count":10}`)
		}
		return addOne(v)
	})
	if err != nil || v.(*book).Count != 11 {
		t.Errorf("a lost race: %v, error %v", v, err)
	}
	_, _, err = c.Update(newClock().context(), books(), at(1), func(v any) error {
		s.set(1, `{"count":10}`)
		return addOne(v)
	})
	is(t, err, errConflict)
	c = through(s, func(r *http.Request, next http.RoundTripper) (*http.Response, error) {
		if r.Method != http.MethodGet {
			return page(r, 409, "application/problem+json", `{"detail":"The title is taken.","pointer":"/title"}`), nil
		}
		return next.RoundTrip(r)
	})
	_, _, err = c.Update(newClock().context(), books(), at(1), addOne)
	is(t, err, errExists)
	if errors.Is(err, errConflict) {
		t.Error("a taken title is a lost race")
	}
}

func TestUpdateEndsWithItsContext(t *testing.T) {
	s := newShop()
	s.set(1, `{"count":1}`)
	ctx, cancel := context.WithCancel(newClock().context())
	c := through(s, func(r *http.Request, next http.RoundTripper) (*http.Response, error) {
		if r.Method != http.MethodGet {
			cancel()
			return nil, context.Canceled
		}
		return next.RoundTrip(r)
	})
	_, _, err := c.Update(ctx, books(), at(1), addOne)
	is(t, err, errOutcome)
	is(t, err, context.Canceled)
}

func TestUpdateWaits(t *testing.T) {
	s, clock, refused := newShop(), newClock(), 0
	s.set(1, `{"count":1}`)
	c := through(s, func(r *http.Request, next http.RoundTripper) (*http.Response, error) {
		if r.Method != http.MethodGet && refused < 2 {
			refused++
			res := page(r, 503, "", "")
			res.Header.Set("Retry-After", "7")
			return res, nil
		}
		return next.RoundTrip(r)
	})
	if _, _, err := c.Update(clock.context(), books(), at(1), addOne); err != nil || len(clock.sleeps) != 2 || clock.sleeps[0] != 7*time.Second {
		t.Errorf("waited %v, error %v", clock.sleeps, err)
	}
	refused = -100
	c.Tries = 2
	_, _, err := c.Update(clock.context(), books(), at(1), addOne)
	is(t, err, errAway)
	if errors.Is(err, errOutcome) {
		t.Errorf("nothing is unknown: %v", err)
	}
}
