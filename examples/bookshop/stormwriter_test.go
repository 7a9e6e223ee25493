package main

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
)

// A stormWriter alternately changes its own book and creates others.
type stormWriter struct {
	book    string // its path
	tag     string // the latest entity tag of the book
	writes  int
	stored  map[string]kept // the last accepted version, by path
	unknown string          // the last title sent without a response
	wrong   string          // an unexpected response
}

// kept is what the service has acknowledged as stored.
type kept struct{ tag, body string }

// write sends one request and records the response.
func (w *stormWriter) write(url string) error {
	w.writes++
	title := fmt.Sprintf("%s, %d", w.book, w.writes)
	method, path, want := http.MethodPatch, w.book, http.StatusOK
	if w.writes%2 == 0 {
		method, path, want = http.MethodPost, "/books", http.StatusCreated
	}
	w.unknown = title
	response, body, err := w.send(method, url+path, title)
	if err != nil {
		return err
	}
	if response.StatusCode != want {
		w.wrong = fmt.Sprintf("%s %s: %s %s", method, path, response.Status, body)
		return fmt.Errorf("%s", response.Status)
	}
	w.unknown = ""
	k := kept{response.Header.Get("ETag"), body}
	if method == http.MethodPatch {
		w.tag = k.tag
	} else {
		at, err := response.Location()
		if err != nil {
			return err
		}
		path = at.Path
	}
	w.stored[path] = k
	return nil
}

func (w *stormWriter) send(method, url, title string) (*http.Response, string, error) {
	request, err := http.NewRequest(method, url, strings.NewReader(fmt.Sprintf(`{"title":%q}`, title)))
	if err != nil {
		return nil, "", err
	}
	request.Header.Set("Content-Type", "application/json")
	if method == http.MethodPatch {
		request.Header.Set("Content-Type", "application/merge-patch+json")
		request.Header.Set("If-Match", w.tag)
		if w.tag == "" {
			request.Header.Set("If-Match", "*")
		}
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return nil, "", err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	return response, string(body), err
}

// check compares what is stored with what was accepted. The last request may have been
// carried out, but not in part.
func (w *stormWriter) check(t *testing.T, url string) {
	t.Helper()
	for path, k := range w.stored {
		response, body := do(t, "GET", url+path)
		now := kept{response.Header.Get("ETag"), body}
		if now != k && (path != w.book || !follows(t, now, k, w.unknown)) {
			t.Errorf("%s is\n%s %.200s\nand the service has said\n%s %.200s", path, now.tag, now.body, k.tag, k.body)
		}
		if again, _ := do(t, "GET", url+path, "If-None-Match", now.tag); again.StatusCode != http.StatusNotModified {
			t.Errorf("%s with its own tag %s: %s, want 304", path, now.tag, again.Status)
		}
		if path == w.book {
			w.tag, w.stored[path] = now.tag, now
		}
	}
}

// follows reports whether now is the next version after before, with the title.
func follows(t *testing.T, now, before kept, title string) bool {
	t.Helper()
	var a, b struct {
		Version int64
		Title   string
	}
	if json.Unmarshal([]byte(before.body), &a) != nil || json.Unmarshal([]byte(now.body), &b) != nil {
		return false
	}
	return b.Version == a.Version+1 && b.Title == title && strings.HasPrefix(now.tag, fmt.Sprintf(`"%d.`, b.Version))
}
