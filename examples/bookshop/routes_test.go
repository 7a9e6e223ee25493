package main

import (
	"bytes"
	"context"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"example.com/bookshop/store"
)

// seeded returns the content of a database that holds only the seed. Filling one takes a
// while, so it is done once.
var seeded = sync.OnceValues(func() ([]byte, error) {
	folder, err := os.MkdirTemp("", "bookshop")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(folder)
	path := filepath.Join(folder, "shop.db")
	s, err := store.Open(context.Background(), path)
	if err != nil {
		return nil, err
	}
	if err := s.Close(); err != nil { // closing the last connection moves the log into the file
		return nil, err
	}
	return os.ReadFile(path)
})

// seededFile returns the path of a database for this test alone.
func seededFile(t testing.TB) string {
	t.Helper()
	content, err := seeded()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "shop.db")
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// service starts the bookshop on a new SQLite database. It logs errors.
func service(t testing.TB) (url string, s *store.Store, logged *bytes.Buffer) {
	t.Helper()
	return serviceLogging(t, slog.LevelError)
}

// serviceLogging is like service, with a log level.
func serviceLogging(t testing.TB, level slog.Level) (url string, s *store.Store, logged *bytes.Buffer) {
	t.Helper()
	s, err := store.Open(t.Context(), seededFile(t))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	logged = new(bytes.Buffer)
	server := httptest.NewServer(routes(s, slog.New(slog.NewTextHandler(logged, &slog.HandlerOptions{Level: level}))))
	t.Cleanup(server.Close)
	return server.URL, s, logged
}

func do(t *testing.T, method, url string, header ...string) (*http.Response, string) {
	t.Helper()
	return send(t, method, url, "", header...)
}

// send sends a request with content. The content is JSON unless the header says
// otherwise.
func send(t *testing.T, method, url, content string, header ...string) (*http.Response, string) {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), method, url, strings.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	if content != "" {
		request.Header.Set("Content-Type", "application/json")
	}
	for i := 0; i < len(header); i += 2 {
		request.Header.Set(header[i], header[i+1])
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return response, string(body)
}

func TestEveryResourceIsServedAndValidated(t *testing.T) {
	url, _, _ := service(t)
	for _, test := range []struct {
		path, cache, body string
		weak, dated       bool
	}{
		{"/books/2", "private, no-cache, max-age=0", `"title":"Pride and Prejudice"`, false, true},
		{"/authors/jane-austen", "public, max-age=300", `"titles":7`, false, false},
		{"/shelves/a/books/2", "private, no-cache, max-age=0", `"copies":4`, true, true},
	} {
		t.Run(test.path, func(t *testing.T) {
			full, body := do(t, "GET", url+test.path)
			tag, date := full.Header.Get("ETag"), full.Header.Get("Last-Modified")
			if full.StatusCode != http.StatusOK || !strings.Contains(body, test.body) {
				t.Fatalf("%s %.200s, want 200 with %s", full.Status, body, test.body)
			}
			if strings.HasPrefix(tag, "W/") != test.weak || tag == "" {
				t.Errorf("entity tag %s, want weak %t", tag, test.weak)
			}
			if (date != "") != test.dated {
				t.Errorf("Last-Modified %q, want one: %t", date, test.dated)
			}
			again, body := do(t, "GET", url+test.path, "If-None-Match", `"other", `+tag)
			if again.StatusCode != http.StatusNotModified || body != "" {
				t.Errorf("again: %s with %d bytes, want 304 with none", again.Status, len(body))
			}
			for _, r := range []*http.Response{full, again} {
				if got := r.Header.Get("Cache-Control"); got != test.cache {
					t.Errorf("%d: Cache-Control %q, want %q", r.StatusCode, got, test.cache)
				}
				if got := r.Header.Get("ETag"); got != tag {
					t.Errorf("%d: ETag %s, want %s", r.StatusCode, got, tag)
				}
			}
		})
	}
}

func TestWhatIsNotThere(t *testing.T) {
	url, _, logged := service(t)
	for _, path := range []string{
		"/books/0", "/books/571", "/books/01", "/books/two",
		"/authors/nobody", "/shelves/b/books/2", "/shelves/a/books/x",
	} {
		if r, _ := do(t, "GET", url+path, "If-None-Match", "*"); r.StatusCode != http.StatusNotFound {
			t.Errorf("%s: %s, want 404", path, r.Status)
		}
	}
	if strings.Contains(logged.String(), "level=ERROR") {
		t.Errorf("logged %s: what is not there is no error of the service", logged)
	}
}

func TestFailuresAreLoggedAndNotTold(t *testing.T) {
	url, s, logged := service(t)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	r, body := do(t, "GET", url+"/books/2")
	if r.StatusCode != http.StatusInternalServerError || strings.Contains(body, "sql") {
		t.Errorf("%s %s, want 500 without the cause", r.Status, body)
	}
	for _, want := range []string{"level=ERROR", "path=/books/2", "database is closed"} {
		if !strings.Contains(logged.String(), want) {
			t.Errorf("log %q lacks %q", logged, want)
		}
	}
}
