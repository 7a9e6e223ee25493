package etagen

import (
	"errors"
	"fmt"
	"net/http"
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
