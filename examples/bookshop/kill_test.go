package main

import (
	"bufio"
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
)

// databaseOfChild has the test binary be the bookshop.
const databaseOfChild = "BOOKSHOP_TEST_DATABASE"

func TestMain(m *testing.M) {
	path := os.Getenv(databaseOfChild)
	if path == "" {
		os.Exit(m.Run())
	}
	if err := run(context.Background(), "127.0.0.1:0", path, os.Stdout, os.Stderr); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// A service that is killed while many clients write, without a chance to clean
// up, comes back with all that it has said it has stored, and with nothing that
// nobody has sent.
func TestKilledInAStormOfWrites(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no SIGKILL")
	}
	storms := 3
	if testing.Short() {
		storms = 1
	}
	path := filepath.Join(t.TempDir(), "shop.db")
	writers := make([]*stormWriter, 8)
	for i := range writers {
		writers[i] = &stormWriter{book: fmt.Sprint("/books/", i+1), stored: map[string]kept{}}
	}
	for range storms {
		shop := startShop(t, path)
		storm(t, shop, writers)
		again := startShop(t, path)
		for _, w := range writers {
			w.check(t, again.url)
		}
		again.kill(t)
		checkDatabase(t, path, writers)
	}
}

// storm lets all write, and kills the service in the middle.
func storm(t *testing.T, shop *child, writers []*stormWriter) {
	t.Helper()
	var accepted atomic.Int64
	var done sync.WaitGroup
	enough := make(chan struct{})
	for _, w := range writers {
		done.Go(func() {
			for w.write(shop.url) == nil {
				if accepted.Add(1) == 400 {
					close(enough)
				}
			}
		})
	}
	stopped := make(chan struct{})
	go func() { done.Wait(); close(stopped) }()
	select {
	case <-enough:
	case <-stopped:
		t.Error("the writers stopped before the service was killed")
	}
	shop.kill(t)
	<-stopped
	for _, w := range writers {
		if w.wrong != "" {
			t.Error(w.wrong)
		}
	}
}

// A stormWriter changes a book of its own and creates others, in turn.
type stormWriter struct {
	book    string // its path
	tag     string // of the book as it was last
	writes  int
	stored  map[string]kept // what was accepted last, by path
	unknown string          // the title that was sent last and not answered
	wrong   string          // an answer that should not be
}

// kept is what the service has said is stored.
type kept struct{ tag, body string }

// write sends one request, and records the answer.
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
		path = response.Header.Get("Location")
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

// check holds what is there against what was accepted. The last request may have
// been carried out, but not in part.
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

// follows tells whether now is the version after that of before, with the title.
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

// checkDatabase looks at the file itself.
func checkDatabase(t *testing.T, path string, writers []*stormWriter) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var sound string
	var books, changes, version, accepted int
	if err := db.QueryRow(`PRAGMA integrity_check`).Scan(&sound); err != nil || sound != "ok" {
		t.Errorf("integrity: %s (%v)", sound, err)
	}
	err = db.QueryRow(`SELECT (SELECT count FROM changes), count(*), max(version) FROM books`).Scan(&changes, &books, &version)
	if err != nil || changes < version {
		t.Errorf("version %d, and %d changes (%v)", version, changes, err)
	}
	for _, w := range writers {
		accepted += len(w.stored) - 1 // one of them was there before
	}
	if books -= 570; books < accepted {
		t.Errorf("%d books were created, and the service has said %d", books, accepted)
	}
}

// A child is the bookshop, in a process of its own.
type child struct {
	url     string
	process *exec.Cmd
}

func startShop(t *testing.T, path string) *child {
	t.Helper()
	c := exec.Command(os.Args[0])
	c.Env = append(os.Environ(), databaseOfChild+"="+path)
	c.Stderr = os.Stderr
	said, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Process.Kill() })
	line, err := bufio.NewReader(said).ReadString('\n')
	url, ok := strings.CutPrefix(strings.TrimSpace(line), "listening on ")
	if !ok {
		t.Fatalf("it said %q (%v)", line, err)
	}
	return &child{url, c}
}

// kill is SIGKILL, and waits until the process is gone.
func (c *child) kill(t *testing.T) {
	t.Helper()
	if err := c.process.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	c.process.Wait() // its error says that it was killed
}
