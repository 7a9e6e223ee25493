package conformance

import (
	"encoding/json"
	"fmt"
	"math/rand"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"path"
	"strings"
	"testing"
)

// parts are the parts of which random ids are made.
var parts = []string{
	"/", "/", "//", ".", "..", "%", "%2F", "%2f", "%2E", "%00", "%zz", " ", "+", "?", "#", ";", ",", ":", "@", "&", "=", "$", "!", "~", "*", "'", "(", ")", "[", "]",
	"{id}", "<", ">", "|", "^", "`", "\\", "\"", "\t", "\n", "\x7f", "\x00", "é", "é", "日本", "𝄞", "\u202e", "\ufffd", "a", "a", "B", "0", "-", "_", "notes", "pages",
}

// randomText returns a random text, usually a short one. One special part alone is
// likely.
func randomText(random *rand.Rand) string {
	text := ""
	for range 1 + random.Intn(5) {
		text += parts[random.Intn(len(parts))]
	}
	if random.Intn(50) == 0 {
		text += strings.Repeat(text, random.Intn(2000)/len(text))
	}
	return text
}

// possible reports whether an address can have a text as an id.
func possible(text string) bool {
	return text != "." && text != ".." && text != "/" && !strings.Contains(text, "\x00") && len(text) <= 1024
}

// escapeAll escapes all but letters and digits.
func escapeAll(text string) string {
	var b strings.Builder
	for _, c := range []byte(text) {
		if c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9' {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "%%%02x", c)
		}
	}
	return b.String()
}

// escapeSome does not escape characters outside of ASCII, as many clients do.
func escapeSome(text string) string {
	var b strings.Builder
	for _, c := range text {
		if c < 0x80 {
			b.WriteString(url.PathEscape(string(c)))
		} else {
			b.WriteRune(c)
		}
	}
	return b.String()
}

// asRest returns the path of a text for a wildcard {name...}.
func asRest(text string) string {
	if clean := path.Clean("/" + text); clean == "/"+text || text != "/" && clean+"/" == "/"+text {
		return strings.ReplaceAll(url.PathEscape(text), "%2F", "/")
	}
	return url.PathEscape(text)
}

// normalized returns a path as a client or a proxy may normalize it (RFC 3986 §6.2.2).
func normalized(path string) string {
	for _, c := range "-._~abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789" {
		path = strings.NewReplacer(fmt.Sprintf("%%%02x", c), string(c), fmt.Sprintf("%%%02X", c), string(c)).Replace(path)
	}
	base, _ := url.Parse("http://example.com/")
	relative, err := url.Parse(path)
	if err != nil {
		return err.Error()
	}
	return base.ResolveReference(relative).EscapedPath()
}

// ids are the members of a resource that are its ids.
type ids map[string]any

// possible reports whether all of them can be in an address.
func (all ids) possible() bool {
	for _, id := range all {
		if text, ok := id.(string); ok && !possible(text) {
			return false
		}
	}
	return true
}

// body is the JSON of the resource.
func (all ids) body() string {
	text, _ := json.Marshal(all)
	return string(text)
}

// in reports whether a response contains these ids.
func (all ids) in(body string) bool {
	var got map[string]any
	if json.Unmarshal([]byte(body), &got) != nil {
		return false
	}
	for name, id := range all {
		if fmt.Sprint(got[name]) != fmt.Sprint(id) {
			return false
		}
	}
	return true
}

var contentType = [2]string{"Content-Type", "application/json"}

// find requests the address in the response to a write, and checks that it returns the
// same resource.
func (all ids) find(t *testing.T, server, from string, written answer) {
	t.Helper()
	location := written.header.Get("Content-Location")
	if location == "" || strings.IndexFunc(location, func(c rune) bool { return c <= ' ' || c >= 0x7f }) >= 0 {
		t.Errorf("from %s: %q is no URI reference", from, location)
	}
	base, err := url.Parse("http://" + server + from)
	if err != nil {
		t.Fatal(err)
	}
	reference, err := base.Parse(location)
	if err != nil || reference.Host != base.Host || reference.RawQuery != "" || reference.Fragment != "" {
		t.Fatalf("from %s: %q leads elsewhere: %v, %v", from, location, reference, err)
	}
	for _, target := range []string{reference.EscapedPath(), normalized(reference.EscapedPath())} {
		found := send(t, server, "GET", target, nil, "")
		if found.status != 200 || found.body != written.body || !all.in(found.body) {
			t.Errorf("from %s: %q: GET %s: %d %s, want %s", from, location, target, found.status, found.body, all.body())
		}
	}
}

// post creates a resource by POST, and finds it.
func (all ids) post(t *testing.T, server, target string) {
	t.Helper()
	created := send(t, server, "POST", target, [][2]string{contentType}, all.body())
	location := created.header.Get("Location")
	switch {
	case created.status == 409: // it was created before
	case !all.possible():
		if created.status != 422 && created.status != 404 && created.status != 307 { // from a dot segment
			t.Errorf("POST %s of %s: %d, Location %q", target, all.body(), created.status, location)
		}
	case created.status != 201 || created.header.Get("Content-Location") != location:
		t.Errorf("POST %s of %s: %d %v %s", target, all.body(), created.status, created.header, created.body)
	default:
		all.find(t, server, target, created)
	}
}

// put creates a resource by PUT or replaces it, and finds it.
func (all ids) put(t *testing.T, server, target string) {
	t.Helper()
	for _, guard := range []string{"If-None-Match", "If-Match"} {
		written := send(t, server, "PUT", target, [][2]string{contentType, {guard, "*"}}, "{}")
		switch {
		case written.status == 412 && guard == "If-None-Match": // it was created before
		case !all.possible():
			if written.status < 300 { // http.ServeMux redirects from a dot segment
				t.Errorf("PUT %s, that is %s: %d", target, all.body(), written.status)
			}
		case written.status != 200 && written.status != 201:
			t.Errorf("PUT %s, that is %s: %d %s", target, all.body(), written.status, written.body)
		default:
			all.find(t, server, target, written)
		}
	}
}

// TestIDs creates resources with random ids by POST and PUT, and requests each at the
// address in the response.
func TestIDs(t *testing.T) {
	server := httptest.NewServer(idRoutes())
	defer server.Close()
	address := server.Listener.Addr().String()
	random := rand.New(rand.NewSource(9110))
	escapes := []func(string) string{url.PathEscape, escapeAll, escapeSome}
	for n := 0; n < 300 && !t.Failed(); n++ {
		mount, escape := []string{"", "/api/v1"}[n%2], escapes[n%3]
		a, b, number := randomText(random), randomText(random), random.Intn(1<<16)-1<<15
		if strings.Contains(a+b, "/") && n%3 == 2 {
			escape = url.PathEscape // beside raw text, net/http takes an escaped slash for a slash
		}
		ids{"id": a}.post(t, address, mount+"/notes")
		ids{"id": a}.put(t, address, mount+"/notes/"+escape(a))
		ids{"site": a, "page": b}.post(t, address, mount+"/sites/"+escape(a)+"/pages")
		ids{"site": a, "page": b}.put(t, address, mount+"/sites/"+escape(a)+"/pages/"+asRest(b))
		town := ids{"kind": a, "label": b, "number": number}
		if len(b) <= 1000 {
			town.post(t, address, mount+"/towns/")
			town.put(t, address, fmt.Sprintf("%s/St%%c3%%a4dte%%3f/%s/%s/%d/", mount, url.PathEscape(a), escapeAll(b), number))
		}
		net := netip.PrefixFrom(netip.AddrFrom4([4]byte{byte(n), byte(n >> 8)}), random.Intn(33))
		ids{"net": net}.post(t, address, mount+"/nets")
	}
}
