package etagen

import (
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"reflect"
	"strings"
	"testing"
	"time"
)

// A note is a row whose tag a test can choose.
type note struct {
	ID   string    `json:"id"`
	Text string    `json:"text"`
	Tag  string    `json:"-"`
	At   time.Time `json:"-"`
}

var noteResource = Resource{NotFound: errBookNotFound, CacheControl: []string{"private, no-cache"}, Vary: []string{"Accept-Encoding"}}

var codedNoteResource = Resource{NotFound: errBookNotFound, CacheControl: noteResource.CacheControl, Vary: noteResource.Vary, Forms: new(Coder)}

// noteResourceFor returns the resource of a handler, which has Forms if the handler does.
func noteResourceFor(settings *Settings) *Resource {
	if settings.Forms != nil {
		return &codedNoteResource
	}
	return &noteResource
}

// A noteHandler is written by hand as the generator would write it for a resource with
// stat and keep.
type noteHandler struct {
	load, stat func(r *http.Request, id string) (*note, error) // no stat if nil
	authorize  func(*note) error
	settings   Settings

	Partition func(*http.Request) string
	keeper    *Keeper

	loads, stats int
	last         Decision
}

func (h *noteHandler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	settings := h.settings
	settings.Observe = func(_ *http.Request, d Decision) { h.last = d }
	if h.authorize != nil {
		settings.Authorize = func(_ *http.Request, _ Op, value any) error { return h.authorize(value.(*note)) }
	}
	if err := h.get(w, r, &settings); err != nil {
		noteResource.Fail(w, r, err, &settings)
	}
	settings.Done(r)
}

func (h *noteHandler) get(w http.ResponseWriter, r *http.Request, settings *Settings) error {
	id := strings.TrimPrefix(r.URL.Path, "/")
	var room [KeySize]byte
	key := AppendKey(room[:0], r, h.Partition, id)
	kept := h.keeper.At(1<<20, key)
	if h.authorize == nil && h.stat != nil && (kept.Any() || Conditional(r)) {
		h.stats++
		n, err := h.stat(r, id)
		if err != nil {
			return err
		}
		var tag [TagSize]byte
		state := State{Tag: append(tag[:0], n.Tag...), Modified: n.At}
		if !noteResourceFor(settings).Proceed(w, r, &state, settings) {
			return nil
		}
		if kept.Send(w, r, noteResourceFor(settings), &state, settings) {
			return nil
		}
	}
	h.loads++
	n, err := h.load(r, id)
	if err == nil && n != nil {
		settings.Decision.Loaded = true
		err = settings.Permit(r, OpGet, n)
	}
	if err != nil {
		return err
	}
	if n == nil {
		return errBookNotFound
	}
	var tag [TagSize]byte
	state := State{Tag: append(tag[:0], n.Tag...), Modified: n.At}
	if !noteResourceFor(settings).Proceed(w, r, &state, settings) {
		return nil
	}
	return kept.Write(w, r, noteResourceFor(settings), &state, settings, key, n)
}

// keeping returns a handler for rows, by id.
func keeping(rows map[string]*note) *noteHandler {
	find := func(_ *http.Request, id string) (*note, error) {
		if n := rows[id]; n != nil {
			return n, nil
		}
		return nil, fmt.Errorf("note %s: %w", id, errBookNotFound)
	}
	return &noteHandler{load: find, stat: find, keeper: new(Keeper)}
}

// ask sends a request with fields.
func ask(h http.Handler, request string, lines ...string) *httptest.ResponseRecorder {
	method, target, _ := strings.Cut(request, " ")
	w, r := httptest.NewRecorder(), httptest.NewRequest(method, target, http.NoBody)
	for name, values := range header(lines...) {
		r.Header[name] = values
	}
	h.ServeHTTP(w, r)
	return w
}

// behind makes a wrapper set fields first.
func behind(h http.Handler, before http.Header) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		for name, values := range before {
			w.Header()[name] = append([]string{}, values...)
		}
		h.ServeHTTP(w, r)
	})
}

// A response from memory has the same bytes and fields as an encoded one. A 200 from
// memory calls stat, but does not load.
func TestKeptEqualsEncoded(t *testing.T) {
	tests := []struct {
		name    string
		request string
		before  http.Header
		at      time.Time
		now     func() time.Time
	}{
		{"GET", "GET /a", nil, at("2024-05-06T07:08:09.123Z")(), nil},
		{"HEAD", "HEAD /a", nil, at("2024-05-06T07:08:09.123Z")(), nil},
		{"no date", "GET /a", nil, time.Time{}, nil},
		{"a year that no date has", "GET /a", nil, at("2024-05-06T07:08:09Z")().AddDate(9000, 0, 0), nil},
		{"a date in the future", "GET /a", nil, at("2024-05-06T07:08:09Z")(), at("2024-05-06T07:00:00Z")},
		{"wrappers", "GET /a", header("Etag: \"x\"", "Last-Modified: x", "Content-Length: 99", "Cache-Control: no-store", "Vary: Origin", "Content-Type: text/html"),
			at("2024-05-06T07:08:09Z")(), nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			h := keeping(map[string]*note{"a": {ID: "a", Text: "<é>", Tag: `"1.x"`, At: test.at}})
			h.settings.Now = test.now
			miss := ask(behind(h, test.before), test.request)
			missed := h.last
			hit := ask(behind(h, test.before), test.request)
			if miss.Code != 200 || hit.Code != 200 || !reflect.DeepEqual(miss.Result().Header, hit.Result().Header) || miss.Body.String() != hit.Body.String() {
				t.Errorf("encoded:\n%d %v\n%s\nkept:\n%d %v\n%s", miss.Code, miss.Header(), miss.Body, hit.Code, hit.Header(), hit.Body)
			}
			if h.loads != 1 || h.stats != 1 || !h.last.Kept || h.last.Loaded || missed.Kept || !missed.Loaded || missed.Bytes != h.last.Bytes {
				t.Errorf("%d loads, %d stats, outcomes %+v and %+v", h.loads, h.stats, missed, h.last)
			}
		})
	}
}

// A date in the future is sent as the present, which advances.
func TestKeptDateIsNeverInTheFuture(t *testing.T) {
	h := keeping(map[string]*note{"a": {ID: "a", Tag: `"1.x"`, At: at("2024-05-06T08:00:00Z")()}})
	for _, now := range []string{"2024-05-06T07:00:00Z", "2024-05-06T07:00:01Z", "2024-05-06T09:00:00Z"} {
		h.settings.Now = at(now)
		want := now
		if now == "2024-05-06T09:00:00Z" {
			want = "2024-05-06T08:00:00Z"
		}
		if got := ask(h, "GET /a").Header().Get("Last-Modified"); got != at(want)().Format(http.TimeFormat) {
			t.Errorf("at %s: Last-Modified is %s", now, got)
		}
	}
}

// Bytes are only served for the row state from which they were encoded.
func TestKeptBytesAreOfTheRow(t *testing.T) {
	first, later := at("2024-05-06T07:08:09.1Z")(), at("2024-05-06T07:08:09.2Z")()
	tests := []struct {
		name   string
		before note
		after  note
	}{
		{"another version", note{Text: "old", Tag: `"1.x"`}, note{Text: "new", Tag: `"2.x"`}},
		{"an older version", note{Text: "new", Tag: `"2.x"`}, note{Text: "old", Tag: `"1.x"`}},
		{"another incarnation", note{Text: "deleted", Tag: `"1.a.x"`}, note{Text: "created", Tag: `"1.b.x"`}},
		{"another variant", note{Text: "dead", Tag: `"1.en.x"`}, note{Text: "tot", Tag: `"1.de.x"`}},
		{"another derived value", note{Text: "one copy", Tag: `"1.d1.x"`}, note{Text: "no copy", Tag: `"1.d0.x"`}},
		{"another time", note{Text: "deleted", Tag: `"1.x"`, At: first}, note{Text: "created", Tag: `"1.x"`, At: later}},
		{"no time", note{Text: "deleted", Tag: `"1.x"`, At: first}, note{Text: "created", Tag: `"1.x"`}},
		{"a longer tag", note{Text: "short", Tag: `"1.x"`}, note{Text: "long", Tag: `"1.xx"`}},
		{"a weak tag", note{Text: "strong", Tag: `"1.x"`}, note{Text: "weak", Tag: `W/"1.x"`}},
	}
	for _, test := range tests {
		for _, withStat := range []bool{true, false} {
			t.Run(fmt.Sprintf("%s, stat %t", test.name, withStat), func(t *testing.T) {
				rows := map[string]*note{"a": &test.before}
				h := keeping(rows)
				if !withStat {
					h.stat = nil
				}
				for n := range 4 {
					rows["a"] = []*note{&test.before, &test.after}[n%2]
					for range 2 {
						if w := ask(h, "GET /a"); !strings.Contains(w.Body.String(), rows["a"].Text) || w.Header().Get("Etag") != rows["a"].Tag {
							t.Fatalf("%s %s for %+v", w.Header().Get("Etag"), w.Body, rows["a"])
						}
					}
					if !h.last.Kept {
						t.Error("the second read is not from memory")
					}
				}
			})
		}
	}
}

// Requests with other partitions and ids get their own bytes, even with the same tag.
func TestKeptBytesAreOfTheKey(t *testing.T) {
	served := func(r *http.Request, id string) (*note, error) {
		return &note{ID: id, Text: r.Host + " " + r.Header.Get("Tenant") + " " + id, Tag: `"1.x"`}, nil
	}
	h := &noteHandler{load: served, stat: served, keeper: new(Keeper)}
	same := func(what string, ask ...func() string) {
		t.Helper()
		for range 2 {
			seen := map[string]bool{}
			for _, one := range ask {
				seen[one()] = true
			}
			if len(seen) != len(ask) {
				t.Errorf("%s: %d texts are served for %d", what, len(seen), len(ask))
			}
		}
	}
	body := func(request string, lines ...string) func() string {
		return func() string { return ask(h, request, lines...).Body.String() }
	}
	same("ids", body("GET http://one/a"), body("GET http://one/b"))
	same("hosts", body("GET http://one/a"), body("GET http://two/a"))
	h.Partition = func(r *http.Request) string { return r.Header.Get("Tenant") }
	same("tenants", body("GET /a", "Tenant: t"), body("GET /a", "Tenant: u"))
	same("lengths", body("GET /c", "Tenant: ab"), body("GET /bc", "Tenant: a"))
	r := httptest.NewRequest("GET", "/", nil)
	key := func(ids ...string) string { return string(AppendKey(nil, r, nil, ids...)) }
	if key("a", "bc") == key("ab", "c") || key("", "a") == key("a", "") || key(strings.Repeat("x", 300)) == key(strings.Repeat("x", 301)) {
		t.Error("other ids have the same key")
	}
}

func TestHandlersKeepApart(t *testing.T) {
	one := keeping(map[string]*note{"a": {Text: "one", Tag: `"1.x"`}})
	two := keeping(map[string]*note{"a": {Text: "two", Tag: `"1.x"`}})
	for range 2 {
		if a, b := ask(one, "GET /a").Body.String(), ask(two, "GET /a").Body.String(); a == b {
			t.Errorf("both handlers serve %s", a)
		}
	}
}

// A copy of a handler may have another store. It does not serve what the original has
// kept, nor change that.
func TestCopiedHandlerServesItsOwnStore(t *testing.T) {
	one := keeping(map[string]*note{"a": {Text: "one", Tag: `"1.x"`}})
	two := keeping(map[string]*note{"a": {Text: "two", Tag: `"1.x"`}})
	ask(one, "GET /a")
	two.keeper.memo.Store(one.keeper.memo.Load()) // as copying does
	for _, h := range []*noteHandler{two, one, two} {
		want, _ := h.load(nil, "a")
		if got := ask(h, "GET /a").Body.String(); !strings.Contains(got, want.Text) {
			t.Errorf("the store has %s, and %s is served", want.Text, got)
		}
	}
	if !one.last.Kept || !two.last.Kept {
		t.Errorf("kept by the first: %t, by the copy: %t", one.last.Kept, two.last.Kept)
	}
}

// If stat comes from a server that is ahead of the one that loads, the loaded row is
// kept under its own tag.
func TestKeptWhereStatIsAhead(t *testing.T) {
	old, young := &note{Text: "old", Tag: `"1.x"`}, &note{Text: "new", Tag: `"2.x"`}
	loaded, told := old, old
	h := &noteHandler{
		load: func(*http.Request, string) (*note, error) { return loaded, nil },
		stat: func(*http.Request, string) (*note, error) { return told, nil },

		keeper: new(Keeper),
	}
	ask(h, "GET /a")
	told = young
	for range 3 {
		if w := ask(h, "GET /a"); w.Header().Get("Etag") != old.Tag || !strings.Contains(w.Body.String(), "old") {
			t.Errorf("the tag %s has the body %s", w.Header().Get("Etag"), w.Body)
		}
	}
	loaded = young
	for range 2 {
		if w := ask(h, "GET /a"); w.Header().Get("Etag") != young.Tag || !strings.Contains(w.Body.String(), "new") {
			t.Errorf("the tag %s has the body %s", w.Header().Get("Etag"), w.Body)
		}
	}
	if told = old; !strings.Contains(ask(h, "GET /a").Body.String(), "new") || h.last.Kept != true || !h.last.Loaded {
		t.Errorf("a stat that is behind: %+v", h.last)
	}
}

// If a wrapper encodes the response, nothing is kept, nor served from memory.
func TestNothingIsKeptForEncodingWrappers(t *testing.T) {
	h := keeping(map[string]*note{"a": {Text: "text", Tag: `"1.x"`}})
	encoding := behind(h, header("Content-Encoding: br"))
	for range 2 {
		if w := ask(encoding, "GET /a"); w.Header().Get("Content-Length") != "" || h.last.Kept {
			t.Errorf("%v, %+v", w.Header(), h.last)
		}
	}
	if ask(h, "GET /a"); h.last.Kept {
		t.Error("what was written for a wrapper that encodes is kept")
	}
	if ask(encoding, "GET /a"); h.last.Kept || h.loads != 4 {
		t.Errorf("%d loads, %+v", h.loads, h.last)
	}
}

// What Authorize allows is loaded, and what it refuses is not served.
func TestKeptIsAuthorized(t *testing.T) {
	h := keeping(map[string]*note{"a": {Text: "secret", Tag: `"1.x"`}})
	ask(h, "GET /a")
	h.authorize = func(*note) error { return Refuse(http.StatusForbidden, "No.") }
	if w := ask(h, "GET /a"); w.Code != 403 || strings.Contains(w.Body.String(), "secret") {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	h.authorize = func(*note) error { return nil }
	if w := ask(h, "GET /a"); w.Code != 200 || !h.last.Kept || !h.last.Loaded || h.stats != 0 {
		t.Errorf("%d, %d stats, %+v", w.Code, h.stats, h.last)
	}
}

// Preconditions come first, and a read of a row that is not kept calls the store once.
func TestKeptAndPreconditions(t *testing.T) {
	h := keeping(map[string]*note{"a": {Text: "text", Tag: `"1.x"`}})
	if ask(h, "GET /a"); h.stats != 0 || h.loads != 1 {
		t.Errorf("%d stats and %d loads of what is not kept", h.stats, h.loads)
	}
	for _, test := range []struct {
		line   string
		status int
	}{
		{`If-None-Match: "1.x"`, 304}, {`If-None-Match: *`, 304}, {`If-None-Match: "0.x"`, 200},
		{`If-Match: "1.x"`, 200}, {`If-Match: "0.x"`, 412},
	} {
		if w := ask(h, "GET /a", test.line); w.Code != test.status || h.last.Kept != (test.status == 200) || h.last.Loaded {
			t.Errorf("%s: status %d, want %d; %+v", test.line, w.Code, test.status, h.last)
		}
	}
	if w := ask(h, "GET /b"); w.Code != 404 {
		t.Errorf("status %d for what does not exist", w.Code)
	}
	h.settings.Encode = func([]byte, any) ([]byte, error) { return nil, errors.New("broken") }
	h.keeper = new(Keeper)
	if w := ask(h, "GET /a"); w.Code != 500 {
		t.Errorf("status %d for what cannot be encoded", w.Code)
	}
}

// A text that is too long for its part is not kept, and displaces nothing.
func TestLongTextsAreNotKept(t *testing.T) {
	rows := map[string]*note{}
	for n, length := range []int{100, 1<<14 - len(`{"id":"1","text":""}`), 1<<14 - len(`{"id":"2","text":""}`) + 1} {
		id := fmt.Sprint(n)
		rows[id] = &note{ID: id, Text: strings.Repeat("x", length), Tag: `"1.x"`}
	}
	h := keeping(rows)
	for range 2 {
		for id := range rows {
			ask(h, "GET /"+id)
		}
	}
	for id, want := range map[string]bool{"0": true, "1": true, "2": false} {
		if ask(h, "GET /"+id); h.last.Kept != want {
			t.Errorf("row %s: %+v, want kept %t", id, h.last, want)
		}
	}
	rows["0"] = &note{ID: "0", Text: strings.Repeat("y", 1<<15), Tag: `"2.x"`}
	if ask(h, "GET /0"); h.last.Kept || h.keeper.At(0, AppendKey(nil, httptest.NewRequest("GET", "/", nil), nil, "0")).found != nil {
		t.Error("the bytes of a version that has gone are still kept")
	}
}

// discard is a response that is not read.
type discard struct{ header http.Header }

func (d *discard) Header() http.Header         { return d.header }
func (d *discard) Write(p []byte) (int, error) { return len(p), nil }
func (d *discard) WriteHeader(int)             {}
