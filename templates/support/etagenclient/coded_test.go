package etagenclient

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	etagen "github.com/etagen/etagen/templates/support"
)

// A note is the resource that a handler with codings serves.
type note struct {
	Version int64  `json:"version"`
	Text    string `json:"text"`
}

var (
	errNoNote      = errors.New("note not found")
	errNoteChanged = errors.New("note was modified concurrently")
)

// A desk serves one note, which can be changed by PUT and PATCH.
type desk struct {
	etagen.Resource

	mu   sync.Mutex
	note note
}

// newDesk returns a desk like a generated handler. The forms are those of its directives
// for codings and proxies; nil means none.
func newDesk(forms etagen.Forms) *desk {
	d := &desk{note: note{1, strings.Repeat("The Whale ", 300)}}
	d.NotFound, d.Conflict = errNoNote, errNoteChanged
	d.CacheControl, d.Forms = []string{"private, no-cache, max-age=0"}, forms
	if _, coded := forms.(*etagen.Coder); coded {
		d.Vary = []string{"Accept-Encoding"}
	}
	return d
}

func (d *desk) current() *note {
	d.mu.Lock()
	defer d.mu.Unlock()
	p := d.note
	return &p
}

func (d *desk) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	switch r.Method {
	case http.MethodPut:
		etagen.Put(w, r, noteWriter{d}, &d.Resource, "")
	case http.MethodPatch:
		etagen.Patch(w, r, noteWriter{d}, &d.Resource, "")
	default:
		p := d.current()
		if err := d.Serve(w, r, &etagen.State{Tag: []byte(noteWriter{}.ETag(p))}, nil, p); err != nil {
			d.Fail(w, r, err, nil)
		}
	}
}

// noteWriter implements PUT and PATCH for a desk.
type noteWriter struct{ *desk }

func (noteWriter) ETag(p any) string {
	return `"` + strconv.FormatInt(p.(*note).Version, 10) + `.k3x9q2"`
}

func (noteWriter) Settings(etagen.Op, string) (none etagen.Settings) { return none }

func (p noteWriter) Validators(n any) (etag string, modified time.Time) { return p.ETag(n), modified }

func (noteWriter) At(*http.Request, any) bool        { return true }
func (noteWriter) New(*http.Request) (any, error)    { return new(note), nil }
func (noteWriter) Adopt(next, stored any)            { next.(*note).Version = stored.(*note).Version }
func (d noteWriter) Load(*http.Request) (any, error) { return d.current(), nil }

func (d noteWriter) Update(_ context.Context, next, stored any) (any, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.note.Version != stored.(*note).Version {
		return nil, errNoteChanged
	}
	d.note = note{d.note.Version + 1, next.(*note).Text}
	p := d.note
	return &p, nil
}

// codedMiddles returns proxies with their own compression on, if they have one. A client
// that does not accept gzip cannot write with the tag that Varnish gives it.
func codedMiddles() []middle {
	haproxy := middle{"HAProxy with compression", "haproxy", `
defaults
	mode http
	timeout connect 60s
	timeout client 60s
	timeout server 60s
frontend shop
	bind 127.0.0.1:PORT
	filter compression
	compression algo gzip
	compression type application/json
	default_backend origin
backend origin
	server origin HOST:ORIGIN
`, []string{"-db", "-f", "CONFIG"}}
	caddy := middle{"Caddy with encode gzip", "caddy", `
{
	admin off
	auto_https off
	storage file_system DIR/storage
}
http://127.0.0.1:PORT {
	encode gzip
	reverse_proxy HOST:ORIGIN
}
`, []string{"run", "--adapter", "caddyfile", "--config", "CONFIG"}}
	varnish := middle{"Varnish with do_gzip", "varnishd", `
vcl 4.1;
backend default { .host = "HOST"; .port = "ORIGIN"; }
sub vcl_backend_response { set beresp.do_gzip = true; }
`, []string{"-F", "-a", "127.0.0.1:PORT", "-f", "CONFIG", "-n", "DIR/varnish", "-s", "malloc,8m"}}
	all := []middle{haproxy, caddy, varnish}
	for _, m := range middles() {
		if m.program != varnish.program {
			all = append(all, m)
		}
	}
	return all
}

// Through each proxy, a client reads what the handler has coded, gets a 304, and changes
// it with the tag of the read and with that of the response to a change.
func TestCodedMiddles(t *testing.T) {
	if testing.Short() {
		t.Skip("starts servers")
	}
	for _, m := range codedMiddles() {
		for _, accept := range []string{"gzip", "identity", ""} {
			t.Run(m.name+", Accept-Encoding: "+accept, func(t *testing.T) {
				server := httptest.NewServer(newDesk(new(etagen.Coder)))
				t.Cleanup(server.Close)
				e := editor{t, m.start(t, server.Listener.Addr().String()), accept}
				e.edit(m.program == "varnishd" && accept != "gzip")
			})
		}
	}
}

// An editor is a client that only knows the tags in responses.
type editor struct {
	*testing.T
	address, accept string
}

// ask sends a request with a precondition, and returns the entity tag of the response.
func (e *editor) ask(want int, method, field, tag string) string {
	e.Helper()
	content := ""
	if method == http.MethodPatch {
		content = `{"text":"` + strings.Repeat("Ahab ", 300+len(tag)) + `"}`
	}
	r, err := http.NewRequest(method, e.address+"/note", strings.NewReader(content))
	if err != nil {
		e.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/merge-patch+json")
	if e.accept != "" {
		r.Header.Set("Accept-Encoding", e.accept)
	}
	if tag != "" {
		r.Header.Set(field, tag)
	}
	transport := &http.Transport{DisableCompression: true}
	defer transport.CloseIdleConnections()
	answer, err := transport.RoundTrip(r)
	if err != nil {
		e.Fatal(err)
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	got := answer.Header.Get("Etag")
	e.Logf("%s %s %s: %d %s, %s, %d bytes", method, field, tag, answer.StatusCode, got, answer.Header.Get("Content-Encoding"), len(text))
	if err != nil || answer.StatusCode != want {
		e.Errorf("%s with %s %s: %d (%v), want %d", method, field, tag, answer.StatusCode, err, want)
	}
	if coded := answer.Header.Get("Content-Encoding") == "gzip"; answer.StatusCode == 200 && coded != (e.accept == "gzip") {
		e.Errorf("%s: Content-Encoding %q", method, answer.Header.Get("Content-Encoding"))
	}
	return got
}

// edit reads and changes the note; weakened is set if the proxy marks the tag as weak.
func (e *editor) edit(weakened bool) {
	read := e.ask(200, http.MethodGet, "", "")
	if named := e.ask(304, http.MethodGet, "If-None-Match", read); named != read {
		e.Errorf("the 304 to %s has the entity tag %s", read, named)
	}
	if strings.HasPrefix(read, "W/") != weakened {
		e.Errorf("the entity tag is %s", read)
	}
	if weakened {
		e.ask(412, http.MethodPatch, "If-Match", read)
		return
	}
	changed := e.ask(200, http.MethodPatch, "If-Match", read)
	e.ask(200, http.MethodPatch, "If-Match", changed)
	e.ask(412, http.MethodPatch, "If-Match", read)
}
