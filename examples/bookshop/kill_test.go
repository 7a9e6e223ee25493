package main

import (
	"database/sql"
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
	"testing"
)

// A service that is killed while many clients write, without a chance to clean
// up, still has every acknowledged write when it starts again, and nothing that
// nobody has sent.
func TestKilledInAStormOfWrites(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no SIGKILL")
	}
	storms := 3
	if testing.Short() {
		storms = 1
	}
	path := seededFile(t)
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

// storm starts all writers, and kills the service meanwhile.
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
		accepted += len(w.stored) - 1 // one of them existed before
	}
	if books -= 570; books < accepted {
		t.Errorf("%d books were created, but the service has acknowledged %d", books, accepted)
	}
}
