package etagen

import (
	"bytes"
	"compress/gzip"
	"io"
	"net/http"
	"net/http/httptest"
	"testing"
)

// reversed is a content coding for tests: it reverses a text.
func reversed(dst, src []byte) ([]byte, error) {
	for i := range src {
		dst = append(dst, src[len(src)-1-i])
	}
	return dst, nil
}

// codedBookResource is bookResource whose content is coded.
var codedBookResource = func() *Resource {
	res := like(&bookResource)
	res.Forms = new(Coder)
	return res
}()

// codedBy returns a handler with codings in addition to gzip.
func codedBy(codings ...Coding) *bookHandler {
	var own HandlerCoder
	return &bookHandler{Store: benchStore(), Forms: own.With(new(Coder), codings)}
}

// readCoded returns the response to a GET with a value of Accept-Encoding.
func readCoded(h *bookHandler, accept string, condition ...string) *http.Response {
	r := benchRequest(condition...)
	r.Header.Set("Accept-Encoding", accept)
	w := httptest.NewRecorder()
	h.Get(w, r)
	return w.Result()
}

// If a client prefers several codings equally, the first in Codings is used.
func TestCodings(t *testing.T) {
	plain, err := io.ReadAll(readCoded(codedBy(), "").Body)
	if err != nil {
		t.Fatal(err)
	}
	turned, _ := reversed(nil, plain)
	h := codedBy(Coding{"Turn", reversed})
	for _, test := range []struct {
		accept, coding string
	}{
		{"gzip, turn", "turn"},
		{"gzip, turn;q=0.9", "gzip"},
		{"*", "turn"},
		{"turn;q=0, *", "gzip"},
		{"br", ""},
	} {
		answer := readCoded(h, test.accept)
		content := answer.Body
		if got := answer.Header.Get("Content-Encoding"); got != test.coding {
			t.Errorf("Accept-Encoding %s: Content-Encoding %q, want %q", test.accept, got, test.coding)
		}
		want := plain
		switch test.coding {
		case "turn":
			want = turned
		case "gzip":
			if content, err = gzip.NewReader(content); err != nil {
				t.Fatal(err)
			}
		}
		if text, err := io.ReadAll(content); err != nil || !bytes.Equal(text, want) {
			t.Errorf("Accept-Encoding %s: body %.50q (%v), want %.50q", test.accept, text, err, want)
		}
		tag := answer.Header.Get("Etag")
		if again := readCoded(h, test.accept, "If-None-Match", tag); again.StatusCode != http.StatusNotModified || again.Header.Get("Etag") != tag {
			t.Errorf("Accept-Encoding %s: If-None-Match %s is %d of %s", test.accept, tag, again.StatusCode, again.Header.Get("Etag"))
		}
	}
}

// If a coding produces other bytes, the entity tag differs.
func TestReplacedGzipHasAnotherTag(t *testing.T) {
	best := func(dst, src []byte) ([]byte, error) {
		b := bytes.NewBuffer(dst)
		z, err := gzip.NewWriterLevel(b, gzip.BestCompression)
		if err != nil {
			return nil, err
		}
		if _, err := z.Write(src); err != nil {
			return nil, err
		}
		err = z.Close()
		return b.Bytes(), err
	}
	usual, replaced := readCoded(codedBy(), "gzip"), readCoded(codedBy(Coding{"gzip", best}), "gzip")
	if usual.Header.Get("Etag") == replaced.Header.Get("Etag") {
		t.Errorf("both have the entity tag %s", usual.Header.Get("Etag"))
	}
}

// What a wrapper codes is sent unchanged, with the entity tag of the JSON.
func TestCodedByWrapper(t *testing.T) {
	r := benchRequest()
	r.Header.Set("Accept-Encoding", "gzip")
	w := httptest.NewRecorder()
	w.Header().Set("Content-Encoding", "zstd")
	codedBy().Get(w, r)
	if tag := w.Header().Get("Etag"); tag != benchTag || w.Body.Len() == 0 || w.Body.Bytes()[0] != '{' {
		t.Errorf("%s with %.20q", tag, w.Body)
	}
}

// BenchmarkCodedNotModified measures a browser's 304, by the tag of the gzip form and by
// that of JSON. BenchmarkServe measures it without codings.
func BenchmarkCodedNotModified(b *testing.B) {
	plain := &bookHandler{Store: benchStore()}
	coded := codedBy()
	tag := readCoded(coded, "gzip").Header.Get("Etag")
	for _, test := range []struct {
		name, tag string
		handle    http.HandlerFunc
	}{
		{"without codings", benchTag, plain.Get},
		{"of gzip", tag, coded.Get},
		{"of JSON", benchTag, coded.Get},
	} {
		b.Run(test.name, func(b *testing.B) {
			w, r := &reusedWriter{header: http.Header{}}, benchRequest("If-None-Match", test.tag)
			b.ReportAllocs()
			for range b.N {
				w.reset()
				test.handle(w, r)
			}
			if w.status != http.StatusNotModified {
				b.Fatalf("status %d", w.status)
			}
		})
	}
}
