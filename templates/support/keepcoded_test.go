package etagen

import (
	"errors"
	"fmt"
	"net/http"
	"reflect"
	"strings"
	"testing"
)

// codedNotes returns a handler for one row with coded content.
func codedNotes(limit int, codings ...Coding) *noteHandler {
	h := keeping(map[string]*note{"a": {ID: "a", Text: strings.Repeat("text ", 100), Tag: `"1.x"`, At: at("2024-05-06T07:08:09Z")()}})
	var own HandlerCoder
	h.settings.Forms = own.With(&Coder{Min: limit}, append(codings, Coding{"turn", reversed}))
	return h
}

// Responses are the same whether the resource is not kept, kept only as JSON, or kept in
// all codings. Kept rows are not loaded.
func TestKeptCodedEqualsCoded(t *testing.T) {
	fresh := codedNotes(0)
	tag := func(accept string) string {
		return ask(fresh, "GET /a", "Accept-Encoding: "+accept).Header().Get("Etag")
	}
	conditions := []string{
		"", "If-None-Match: *", "If-None-Match: " + tag(""), "If-None-Match: " + tag("gzip"), "If-None-Match: " + tag("turn"), "If-None-Match: W/" + tag("gzip"),
		"If-None-Match: " + tag("") + ", " + tag("gzip"), `If-None-Match: "0.x"`, "If-Modified-Since: Mon, 06 May 2024 07:08:09 GMT", "If-Modified-Since: Mon, 06 May 2024 07:08:08 GMT",
		"If-Match: " + tag("turn"), `If-Match: "1.x-g00000"`, `If-Match: "0.x"`, "If-Match: *",
	}
	for _, limit := range []int{0, 100, 1 << 20} {
		for _, warm := range []string{"", "gzip", "turn, gzip"} {
			kept := codedNotes(limit)
			ask(kept, "GET /a", "Accept-Encoding: "+warm)
			for _, method := range []string{"GET", "HEAD"} {
				for _, accept := range []string{"", "gzip", "turn", "gzip;q=0.5, turn", "*", "identity;q=0, gzip", "gzip;q=0", "br"} {
					for _, condition := range conditions {
						lines := []string{"Accept-Encoding: " + accept}
						if condition != "" {
							lines = append(lines, condition)
						}
						kept.loads = 0
						want, got := ask(codedNotes(limit), method+" /a", lines...), ask(kept, method+" /a", lines...)
						if want.Code != got.Code || !reflect.DeepEqual(want.Result().Header, got.Result().Header) || want.Body.String() != got.Body.String() {
							t.Fatalf("min %d, warm %q, %s %q:\nnot kept %d %v\n%q\nkept %d %v\n%q", limit, warm, method, lines, want.Code, want.Header(), want.Body, got.Code, got.Header(), got.Body)
						}
						if kept.loads > 0 || kept.last.Kept != (got.Code == 200) {
							t.Errorf("min %d, warm %q, %s %q: %d loads, %+v", limit, warm, method, lines, kept.loads, kept.last)
						}
					}
				}
			}
		}
	}
}

// A row is coded once for each version and coding.
func TestKeptIsCodedOnce(t *testing.T) {
	made := 0
	h := codedNotes(0, Coding{"count", func(dst, src []byte) ([]byte, error) {
		made++
		return append(dst, src...), nil
	}})
	made = 0
	for range 3 {
		ask(h, "GET /a", "Accept-Encoding: count")
		ask(h, "GET /a", "Accept-Encoding: turn")
		ask(h, "GET /a")
	}
	if made != 1 || h.loads != 1 {
		t.Errorf("coded %d times, loaded %d times", made, h.loads)
	}
}

// A coding that overwrites its input does not change what others receive.
func TestKeptTextIsNotForCodings(t *testing.T) {
	h := codedNotes(0, Coding{"spoil", func(dst, src []byte) ([]byte, error) {
		dst = append(dst, src...)
		clear(src)
		return dst, nil
	}})
	want := ask(h, "GET /a").Body.String()
	ask(h, "GET /a", "Accept-Encoding: spoil")
	if got := ask(h, "GET /a").Body.String(); got != want || !h.last.Kept {
		t.Errorf("%q is served for %q", got, want)
	}
}

// What cannot be coded is sent without a coding, and OnError is called.
func TestKeptWhatCannotBeCoded(t *testing.T) {
	fails := false
	h := codedNotes(0, Coding{"broken", func(dst, src []byte) ([]byte, error) {
		if fails {
			return nil, errors.New("broken")
		}
		return append(dst, src...), nil
	}})
	told := 0
	h.settings.OnError = func(*http.Request, error) { told++ }
	fails = true
	for n := range 2 {
		if w := ask(h, "GET /a", "Accept-Encoding: broken"); w.Code != 200 || w.Header().Get("Content-Encoding") != "" || w.Header().Get("Etag") != `"1.x"` || told != n+1 {
			t.Errorf("%d %v, OnError was called %d times", w.Code, w.Header(), told)
		}
	}
}

// Rows without an entity tag are not kept, because their states cannot be distinguished.
func TestNothingIsKeptWithoutTag(t *testing.T) {
	rows := map[string]*note{"a": {Text: "one"}}
	h := keeping(rows)
	for n := range 3 {
		rows["a"] = &note{Text: fmt.Sprint("text ", n)}
		if w := ask(h, "GET /a"); !strings.Contains(w.Body.String(), rows["a"].Text) || h.last.Kept {
			t.Errorf("%s, %+v", w.Body, h.last)
		}
	}
}
