package etagenclient

import (
	"net/http"
	"slices"
	"strings"
	"testing"
)

// moved returns a client whose reads are redirected to an address, and the request that
// arrives there. The resource there sends 304 for any entity tag, and if always is set also
// without one.
func moved(s *shop, to string, always bool) (*Client, *http.Request) {
	arrived := new(http.Request)
	c := through(s, func(r *http.Request, next http.RoundTripper) (*http.Response, error) {
		if r.URL.Path != "/moved" {
			res := page(r, http.StatusFound, "", "")
			res.Header.Set("Location", to)
			return res, nil
		}
		*arrived = *r
		if r.Header.Get("If-None-Match") != "" || always && r.Header.Get("Cache-Control") == "" {
			return page(r, http.StatusNotModified, "", ""), nil
		}
		return page(r, 200, "application/json", `{"id":1,"title":"moved"}`), nil
	})
	return c, arrived
}

// An entity tag names a state of one resource: a read that is redirected does not ask
// another resource about it, and a 304 of another resource confirms nothing.
func TestRedirectedReads(t *testing.T) {
	for name, always := range map[string]bool{"a 304 for the tag": false, "a 304 for no tag": true} {
		s, ctx := newShop(), newClock().context()
		s.set(1, `{"title":"A"}`)
		first := clientOf(s)
		first.Cache = NewCache(1 << 20)
		if _, _, err := first.Get(ctx, books(), at(1)); err != nil {
			t.Fatal(err)
		}
		c, arrived := moved(s, "/moved", always)
		c.Cache = first.Cache
		if v, tag, err := c.Get(ctx, books(), at(1)); err != nil || v.(*book).Title != "moved" || tag != "" {
			t.Errorf("%s: Get: %v %s %v", name, v, tag, err)
		}
		if v, _, changed, err := c.Refresh(ctx, books(), at(1), `"1"`); err != nil || !changed || v.(*book).Title != "moved" {
			t.Errorf("%s: Refresh: %v %t %v", name, v, changed, err)
		}
		if got := arrived.Header.Get("If-None-Match"); got != "" {
			t.Errorf("%s: %s is sent to another address", name, got)
		}
	}
	s, ctx := newShop(), newClock().context()
	s.set(1, `{"title":"A"}`)
	c := through(s, func(r *http.Request, next http.RoundTripper) (*http.Response, error) {
		there := r.Clone(r.Context())
		there.URL.Path = "/moved"
		if r.Header.Get("If-None-Match") != "" {
			return page(there, http.StatusNotModified, "", ""), nil
		}
		return page(there, 200, "application/json", `{"id":1,"title":"moved"}`), nil
	})
	if v, _, changed, err := c.Refresh(ctx, books(), at(1), `"1"`); err != nil || !changed || v.(*book).Title != "moved" {
		t.Errorf("redirected by the transport: %v %t %v", v, changed, err)
	}
}

// What Prepare adds is not sent to another host, or without TLS if it was meant to be
// sent with it.
func TestRedirectsToOthers(t *testing.T) {
	for _, test := range []struct {
		base, to string
		sent     bool
	}{
		{"http://shop.example", "/moved", true},
		{"http://shop.example", "http://shop.example:8080/moved", true},
		{"http://shop.example", "https://shop.example/moved", true},
		{"https://shop.example", "http://shop.example/moved", false},
		{"http://shop.example", "http://evil.example/moved", false},
		{"http://shop.example", "http://a.shop.example/moved", false},
	} {
		c, arrived := moved(newShop(), test.to, false)
		c.BaseURL = test.base
		c.Prepare = func(r *http.Request) error {
			r.Header.Set("X-Api-Key", "secret")
			r.Header.Set("Accept-Language", "de")
			return nil
		}
		if _, _, err := c.Get(newClock().context(), books(), at(1)); err != nil {
			t.Fatal(err)
		}
		h := arrived.Header
		if sent := h.Get("X-Api-Key") != ""; sent != test.sent {
			t.Errorf("from %s to %s: the key is sent: %t, want %t", test.base, test.to, sent, test.sent)
		}
		if h.Get("Accept") == "" || h.Get("Accept-Language") != "de" {
			t.Errorf("from %s to %s: %v", test.base, test.to, h)
		}
	}
}

// Redirects end, by the rule of net/http or of the caller's client.
func TestRedirectsEnd(t *testing.T) {
	for _, check := range []func(*http.Request, []*http.Request) error{nil, func(_ *http.Request, via []*http.Request) error {
		if len(via) == 3 {
			return http.ErrUseLastResponse
		}
		return nil
	}} {
		var paths []string
		c := through(newShop(), func(r *http.Request, _ http.RoundTripper) (*http.Response, error) {
			paths = append(paths, r.URL.Path)
			res := page(r, http.StatusFound, "", "")
			res.Header.Set("Location", r.URL.Path+"x")
			return res, nil
		})
		c.HTTP.CheckRedirect, c.Tries = check, 1
		c.Prepare = func(*http.Request) error { return nil }
		_, _, err := c.Get(newClock().context(), books(), at(1))
		want := 10
		if check != nil {
			want = 3
		}
		if err == nil || len(paths) != want || slices.Contains(paths, "") || want == 10 && !strings.Contains(err.Error(), "10 redirects") {
			t.Errorf("%d requests, want %d, error %v", len(paths), want, err)
		}
	}
}
