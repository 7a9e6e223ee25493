package leaflets

import (
	"context"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"testing"

	"example.com/bookshop/internal/pgserver/pgtest"
)

func TestSQLite(t *testing.T) {
	testStores(t, func(t *testing.T) *Store {
		s, err := Open(t.Context(), filepath.Join(t.TempDir(), "leaflets.db"))
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { s.Close() })
		return s
	})
}

func TestPostgres(t *testing.T) {
	address := pgtest.NewDatabase(t)
	s, err := OpenPostgres(t.Context(), address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	testStores(t, func(t *testing.T) *Store {
		if _, err := s.db.ExecContext(t.Context(), "TRUNCATE leaflets, vouchers"); err != nil {
			t.Fatal(err)
		}
		return s
	})
}

// testStores tests a store; empty returns a new one without rows.
func testStores(t *testing.T, empty func(*testing.T) *Store) {
	t.Run("leaflets", func(t *testing.T) {
		testLeafletStore(t, func(t *testing.T) LeafletStore { return empty(t) })
	})
	t.Run("vouchers", func(t *testing.T) {
		testVoucherStore(t, func(t *testing.T) VoucherStore { return empty(t) })
	})
	t.Run("languages", func(t *testing.T) { testLanguages(t, empty(t)) })
	t.Run("search", func(t *testing.T) { testSearch(t, empty(t)) })
	t.Run("writers and a counter", func(t *testing.T) { testNoEditIsLost(t, empty(t)) })
}

// testSearch searches for a part of a title; the case of ASCII letters does not matter.
func testSearch(t *testing.T, s *Store) {
	if _, err := s.CreateLeaflet(t.Context(), &Leaflet{ID: "a", Title: "Äpfel"}); err != nil {
		t.Fatal(err)
	}
	for q, want := range map[string]int{"Äpfel": 1, "ÄPF": 1, "FEL": 1, "": 1, "Apfel": 0, "%": 0} {
		page, err := s.ListLeaflets(t.Context(), LeafletQuery{Q: &q, Limit: 2})
		if err != nil || len(page.Items) != want {
			t.Errorf("%q finds %d leaflets (%v), want %d", q, len(page.Items), err, want)
		}
	}
}

// testLanguages requests a list in two languages: the tag of one does not get a 304 in
// the other.
func testLanguages(t *testing.T, s *Store) {
	for _, l := range []Leaflet{{ID: "a", Language: "de"}, {ID: "b", Language: "en"}} {
		if _, err := s.CreateLeaflet(t.Context(), &l); err != nil {
			t.Fatal(err)
		}
	}
	get := func(ctx context.Context, tag string) *httptest.ResponseRecorder {
		w, r := httptest.NewRecorder(), httptest.NewRequestWithContext(ctx, "GET", "/leaflets?total=true", nil)
		if tag != "" {
			r.Header.Set("If-None-Match", tag)
		}
		(&LeafletHandler{Store: s}).List(w, r)
		return w
	}
	german, english := InLanguage(t.Context(), "de"), InLanguage(t.Context(), "en")
	de, en := get(german, "").Header().Get("Etag"), get(english, "").Header().Get("Etag")
	for _, test := range []struct {
		name string
		ctx  context.Context
		tag  string
		want int
	}{
		{"German", german, de, http.StatusNotModified},
		{"English", english, en, http.StatusNotModified},
		{"German with the tag of English", german, en, http.StatusOK},
		{"English with the tag of German", english, de, http.StatusOK},
	} {
		if w := get(test.ctx, test.tag); w.Code != test.want || test.tag == "" {
			t.Errorf("%s, %s: %d, want %d: %s", test.name, test.tag, w.Code, test.want, w.Body)
		}
	}
}
