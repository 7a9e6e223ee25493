package catalog

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"

	"example.com/codings/internal/etagen"
)

// The encoder writes the bytes of encoding/json, and the same bytes each time.
func TestEncode(t *testing.T) { testBookEncode(t, encode) }

// A shop is a handler with one book.
type shop struct {
	*testing.T
	mux *http.ServeMux
}

func newShop(t *testing.T) *shop {
	t.Helper()
	handler, err := NewHandler(openTestBook(newTestBook(t)))
	if err != nil {
		t.Fatal(err)
	}
	mux := http.NewServeMux()
	handler.Register(mux)
	return &shop{t, mux}
}

// ask sends a request with pairs of a field and its value.
func (s *shop) ask(method, path, content string, fields ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, path, strings.NewReader(content))
	for i := 0; i < len(fields); i += 2 {
		if fields[i+1] != "" {
			r.Header.Set(fields[i], fields[i+1])
		}
	}
	w := httptest.NewRecorder()
	s.mux.ServeHTTP(w, r)
	return w
}

// text returns the content of a response without its coding.
func (s *shop) text(w *httptest.ResponseRecorder) []byte {
	s.Helper()
	var text []byte
	var err error
	switch w.Header().Get("Content-Encoding") {
	case "zstd":
		var decoder *zstd.Decoder
		if decoder, err = zstd.NewReader(w.Body); err == nil {
			defer decoder.Close()
			text, err = io.ReadAll(decoder)
		}
	case "gzip":
		var decoder *gzip.Reader
		if decoder, err = gzip.NewReader(w.Body); err == nil {
			text, err = io.ReadAll(decoder)
		}
	default:
		text = w.Body.Bytes()
	}
	if err != nil {
		s.Fatal(err)
	}
	return text
}

// Each form has its own entity tag, with which clients revalidate and write.
func TestCodings(t *testing.T) {
	b := newTestBook(t)
	path := "/books/" + b.ID
	want, err := json.Marshal(b)
	if err != nil {
		t.Fatal(err)
	}
	s := newShop(t)
	tags := map[string]string{}
	for coding, accept := range map[string]string{"": "", "gzip": "gzip", "zstd": "gzip, br, zstd"} {
		w := s.ask("GET", path, "", "Accept-Encoding", accept)
		if got := w.Header().Get("Content-Encoding"); got != coding {
			t.Fatalf("Accept-Encoding %q: Content-Encoding %q, want %q", accept, got, coding)
		}
		if text := s.text(w); !bytes.Equal(text, want) {
			t.Errorf("%s: %s, want %s", coding, text, want)
		}
		tags[coding] = w.Header().Get("ETag")
	}
	for _, row := range []struct {
		method, accept, noneMatch, match string
		status                           int
		coding                           string // of the entity tag
	}{
		{"GET", "gzip, zstd", tags["zstd"], "", 304, "zstd"},
		{"HEAD", "gzip, zstd", tags["zstd"], "", 304, "zstd"},
		{"GET", "gzip, zstd", tags["gzip"], "", 304, "gzip"},
		{"GET", "gzip, zstd", tags[""], "", 304, ""},
		{"GET", "gzip, zstd", tags[""] + ", " + tags["gzip"], "", 304, "gzip"},
		{"GET", "gzip, zstd", tags["gzip"] + ", " + tags["zstd"], "", 304, "zstd"},
		{"GET", "gzip, zstd;q=0.5", tags["gzip"] + ", " + tags["zstd"], "", 304, "gzip"},
		{"GET", "gzip, zstd;q=0.5", `"other"`, "", 200, "gzip"},
		{"GET", "gzip", tags["zstd"], "", 200, "gzip"},
		{"GET", "", tags["zstd"], "", 200, ""},
		{"GET", "*", "*", "", 304, "zstd"},
		{"GET", "zstd", "", tags["gzip"], 200, "zstd"},
		{"GET", "zstd", "", `"other"`, 412, ""},
		{"PATCH", "zstd", "", `"other"`, 412, ""},
		{"PATCH", "zstd", tags["zstd"], "*", 412, ""},
	} {
		w := s.ask(row.method, path, "{}", "Accept-Encoding", row.accept, "If-None-Match", row.noneMatch, "If-Match", row.match, "Content-Type", "application/merge-patch+json")
		if got := w.Header().Get("ETag"); w.Code != row.status || got != tags[row.coding] {
			t.Errorf("%+v: %d with %s, want %s", row, w.Code, got, tags[row.coding])
		}
	}
}

// A Coding that cannot be used is found when the handler is registered.
func TestFaultyCoding(t *testing.T) {
	defer func() {
		if said, _ := recover().(string); !strings.Contains(said, `the Coding "zstd"`) {
			t.Errorf("Register says %q", said)
		}
	}()
	h := &BookHandler{Codings: []etagen.Coding{{Name: "zstd"}}}
	h.Register(http.NewServeMux())
}

// A book can be changed with the entity tag of each form, and the response is encoded.
func TestWrites(t *testing.T) {
	path := "/books/" + newTestBook(t).ID
	for _, accept := range []string{"", "gzip", "zstd"} {
		s := newShop(t)
		tag := s.ask("GET", path, "", "Accept-Encoding", accept).Header().Get("ETag")
		w := s.ask("PATCH", path, `{"title":"Typee"}`, "Accept-Encoding", accept, "If-Match", tag, "Content-Type", "application/merge-patch+json")
		if w.Code != 200 || w.Header().Get("Content-Encoding") != accept {
			t.Fatalf("%d with %v", w.Code, w.Header())
		}
		changed := w.Header().Get("ETag")
		var b Book
		if err := json.Unmarshal(s.text(w), &b); err != nil || b.Title != "Typee" {
			t.Errorf("%+v (%v)", b, err)
		}
		if w := s.ask("GET", path, "", "Accept-Encoding", accept, "If-None-Match", changed); w.Code != 304 {
			t.Errorf("%d for the entity tag of the change %s", w.Code, changed)
		}
		if w := s.ask("GET", "/books", "", "Accept-Encoding", accept); w.Header().Get("Content-Encoding") != accept || !bytes.Contains(s.text(w), []byte("Typee")) {
			t.Errorf("the list is %d with %v", w.Code, w.Header())
		}
	}
}
