package live

import (
	"bytes"
	"net/http"
	"strings"
	"testing"
)

// Create sends POST to a list and gets what the Location of the answer names:
// the same representation, with the same entity tag.
func Create(t *testing.T, name, list, body string, handler Registrar) {
	t.Helper()
	t.Run(name, func(t *testing.T) {
		server := serve(t, handler)
		r, err := http.NewRequest(http.MethodPost, server+list, strings.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Content-Type", "application/json")
		created, sent := send(t, r)
		location := created.Header.Get("Location")
		if created.StatusCode != http.StatusCreated || location == "" {
			t.Fatalf("POST %s: %s, Location %q: %s", list, created.Status, location, sent)
		}
		if other := created.Header.Get("Content-Location"); other != location {
			t.Errorf("POST %s: Content-Location %q, and Location %q", list, other, location)
		}
		there, err := r.URL.Parse(location)
		if err != nil {
			t.Fatal(err)
		}
		answer, got := get(t, there.String(), "")
		if answer.StatusCode != http.StatusOK || !bytes.Equal(got, sent) || answer.Header.Get("ETag") != created.Header.Get("ETag") {
			t.Errorf("GET %s: %s, ETag %q: %s\nwant what POST answered, ETag %q: %s", location, answer.Status, answer.Header.Get("ETag"), got, created.Header.Get("ETag"), sent)
		}
	})
}
