package etagen

import (
	"compress/gzip"
	"io"
	"net/http"
	"net/http/httptest"
	"testing"
)

// A page of the user's own handler is coded like a list: its tag is that of the coding,
// and each form has its 304.
func TestServePageCoded(t *testing.T) {
	books := Collection{Resource: codedServer{}.made().resource, Pattern: "/books", Limit: 20, MaxLimit: 20, Fingerprint: "k3x9q2"}
	ask := func(method, accept, name, tag string) *httptest.ResponseRecorder {
		m := NewMembers()
		defer m.Free()
		m.Add([]byte("a1"), []byte(`"42.k3x9q2"`))
		w, r := httptest.NewRecorder(), httptest.NewRequest(method, "/shelf", nil)
		for field, value := range map[string]string{"Accept-Encoding": accept, name: tag} {
			if value != "" {
				r.Header.Set(field, value)
			}
		}
		if err := books.ServePage(w, r, m, "", nil, []*book{codedBook()}); err != nil {
			t.Fatal(err)
		}
		return w
	}
	plain, coded := ask("GET", "", "", ""), ask("GET", "gzip", "", "")
	plainTag, codedTag := plain.Header().Get("Etag"), coded.Header().Get("Etag")
	if plainTag == "" || codedTag == "" || plainTag == codedTag {
		t.Fatalf("the tags are %s and %s", plainTag, codedTag)
	}
	z, err := gzip.NewReader(coded.Body)
	if err != nil {
		t.Fatal(err)
	}
	if text, err := io.ReadAll(z); err != nil || coded.Header().Get("Content-Encoding") != "gzip" || string(text) != plain.Body.String() {
		t.Errorf("%v has %s (%v), want %s", coded.Header(), text, err, plain.Body)
	}
	for _, test := range []struct {
		method, accept, name, tag string
		status                    int
		want                      string // the tag of the response
	}{
		{"GET", "gzip", "If-None-Match", codedTag, 304, codedTag},
		{"HEAD", "gzip", "If-None-Match", codedTag, 304, codedTag},
		{"GET", "gzip", "If-None-Match", plainTag, 304, plainTag},
		{"GET", "gzip", "If-None-Match", `"x", ` + codedTag + ", " + plainTag, 304, codedTag},
		{"GET", "gzip", "If-None-Match", `"x"`, 200, codedTag},
		{"GET", "", "If-None-Match", plainTag, 304, plainTag},
		{"GET", "", "If-None-Match", codedTag, 200, plainTag},
		{"GET", "gzip;q=0", "If-None-Match", codedTag, 200, plainTag},
		{"GET", "gzip", "If-Match", plainTag, 200, codedTag},
		{"GET", "", "If-Match", codedTag, 200, plainTag},
		{"GET", "gzip", "If-Match", `"x"`, 412, plainTag},
	} {
		w := ask(test.method, test.accept, test.name, test.tag)
		if got := w.Header().Get("Etag"); w.Code != test.status || got != test.want {
			t.Errorf("%+v: %d with %s", test, w.Code, got)
		}
		if w.Code < http.StatusBadRequest && w.Header().Get("Vary") != "Accept-Encoding" {
			t.Errorf("%+v: Vary %q", test, w.Header()["Vary"])
		}
	}
}
