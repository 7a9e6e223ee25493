package etagen

import (
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"strconv"
	"strings"
	"testing"
)

// routed is what a handler behind a route gets from the path of a request: the text of
// the id, if there is one, and the address for it.
type routed struct {
	text string
	ok   bool
}

// idRoutes has routes with an id each, read as generated code does.
func idRoutes(got *routed) *http.ServeMux {
	mux := http.NewServeMux()
	route := func(pattern string, read func(*http.Request) (string, bool)) {
		mux.HandleFunc(pattern, func(_ http.ResponseWriter, r *http.Request) { got.text, got.ok = read(r) })
	}
	route("/texts/{id}", func(r *http.Request) (string, bool) { return ParseString(r, "id") })
	route("/rests/{id...}", func(r *http.Request) (string, bool) { return ParseRest(r, "id") })
	route("/ints/{id}", func(r *http.Request) (string, bool) {
		n, ok := ParseInt(r.PathValue("id"), 64)
		return strconv.FormatInt(n, 10), ok
	})
	route("/uints/{id}", func(r *http.Request) (string, bool) {
		n, ok := ParseUint(r.PathValue("id"), 8)
		return strconv.FormatUint(n, 10), ok
	})
	route("/addresses/{id}", func(r *http.Request) (string, bool) {
		text, ok := ParseString(r, "id")
		var id netip.Addr
		ok = ok && ParseText(text, &id)
		return Text(&id), ok
	})
	return mux
}

// sentTo returns what the handler gets from an address; ok is false if the mux responds,
// or no client can send the address.
func sentTo(address string) (got routed) {
	u, err := url.ParseRequestURI(address)
	if err != nil {
		return routed{}
	}
	r := &http.Request{Method: http.MethodGet, URL: u, Host: "example.com", Header: http.Header{}}
	idRoutes(&got).ServeHTTP(httptest.NewRecorder(), r)
	return got
}

// Each accepted id has an address that leads back to it through a real http.ServeMux.
// That is its only spelling: an id read from another path of the mux is at the same
// address in decoded form.
func FuzzIDsAndTheMux(f *testing.F) {
	for _, path := range []string{"a", "a/b", "a%2Fb", "a//b", "%2E", "..", "%2e%2e%2f", "01", "+1", "-0", "256", "é", "%C3%A9", "%00", "%FF", "2001:DB8::1", "2001:db8::1", "::1%25eth0", "a;b", "a b", "{id}", ""} {
		for route := range 5 {
			f.Add(uint8(route), path)
		}
	}
	patterns := []string{"/texts/{id}", "/rests/{id...}", "/ints/{id}", "/uints/{id}", "/addresses/{id}"}
	f.Fuzz(func(t *testing.T, route uint8, path string) {
		pattern := patterns[int(route)%len(patterns)]
		prefix := expand(pattern, func(string) string { return "" })
		got := sentTo(prefix + path)
		if !got.ok {
			return
		}
		address := expand(pattern, func(string) string { return got.text })
		if again := sentTo(address); again != got {
			t.Errorf("%s%s is %q, and its address %s is %+v", prefix, path, got.text, address, again)
		}
		path, _, _ = strings.Cut(path, "?")
		if text, err := url.PathUnescape(path); err != nil || text != got.text {
			t.Errorf("%s%s was taken for %q, which is spelled otherwise", prefix, path, got.text)
		}
	})
}
