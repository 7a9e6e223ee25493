package etagen

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// spaced is an Encode whose output differs from that of encoding/json.
func spaced(dst []byte, v any) ([]byte, error) {
	var b bytes.Buffer
	text, err := json.Marshal(v)
	if err == nil {
		err = json.Indent(&b, text, "", " ")
	}
	return append(dst, b.Bytes()...), err
}

// A handler with an Encode uses it for reads and for the responses to writes.
func TestEncode(t *testing.T) {
	h := &bookHandler{Store: benchStore(), Encode: spaced}
	mux := http.NewServeMux()
	h.Register(mux)
	send := func(method, content string, pairs ...string) *httptest.ResponseRecorder {
		w, r := httptest.NewRecorder(), httptest.NewRequest(method, "/books/b1", strings.NewReader(content))
		r.Header = pairsHeader(pairs)
		mux.ServeHTTP(w, r)
		return w
	}
	want := "{\n \"id\""
	for name, w := range map[string]*httptest.ResponseRecorder{
		"GET":   send("GET", ""),
		"PUT":   send("PUT", `{"title":"Emma"}`, "If-Match", "*", "Content-Type", jsonType),
		"PATCH": send("PATCH", `{"title":"Emma"}`, "If-Match", "*", "Content-Type", mergePatchType),
	} {
		if w.Code != 200 || !strings.HasPrefix(w.Body.String(), want) {
			t.Errorf("%s: %d %s", name, w.Code, w.Body)
		}
	}
}

// What Encode cannot encode is rejected before the store is called to change anything.
func TestEncodeFails(t *testing.T) {
	failure := errors.New("no JSON today")
	store := benchStore()
	var told error
	h := &bookHandler{Store: store, OnError: func(_ *http.Request, err error) { told = err }}
	h.Encode = func([]byte, any) ([]byte, error) { return nil, failure }
	mux := http.NewServeMux()
	h.Register(mux)
	for _, method := range []string{"GET", "PUT"} {
		w, r := httptest.NewRecorder(), httptest.NewRequest(method, "/books/b1", strings.NewReader(`{"title":"Emma"}`))
		r.Header = pairsHeader([]string{"If-Match", "*", "Content-Type", jsonType})
		told = nil
		mux.ServeHTTP(w, r)
		if w.Code != 500 || !errors.Is(told, failure) {
			t.Errorf("%s: %d, OnError was told %v", method, w.Code, told)
		}
	}
	if b, err := store.GetBook(context.Background(), "b1"); err != nil || b.Title == "Emma" {
		t.Errorf("the store has %v (%v)", b, err)
	}
}

// The items of a list are encoded one at a time, since each has its own address.
func TestEncodeItems(t *testing.T) {
	b := newBody()
	defer b.free()
	m := NewMembers()
	defer m.Free()
	items := []*book{{ID: "a"}, {ID: "b"}}
	for range items {
		m.Add(nil, []byte(`"1"`))
	}
	set := &Settings{Encode: func(dst []byte, v any) ([]byte, error) {
		return append(append(append(dst, '<'), v.(*book).ID...), '>'), nil
	}}
	if err := set.appendItems(b, m, items); err != nil || b.text.String() != "[<a>,<b>]" {
		t.Errorf("got %s (%v)", b.text.String(), err)
	}
}

func pairsHeader(pairs []string) http.Header {
	h := http.Header{}
	for i := 0; i < len(pairs); i += 2 {
		h.Add(pairs[i], pairs[i+1])
	}
	return h
}
