package store

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
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
	s, err := Open(context.Background(), path)
	if err != nil {
		return nil, err
	}
	if err := s.Close(); err != nil { // closing the last connection moves the log into the file
		return nil, err
	}
	return os.ReadFile(path)
})

// open opens a store with a new database file. It is closed with the test.
func open(t testing.TB) *Store {
	t.Helper()
	content, err := seeded()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "shop.db")
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return openAt(t, path)
}

func openAt(t testing.TB, path string) *Store {
	t.Helper()
	s, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// change runs a statement that must change exactly one row.
func change(t *testing.T, s *Store, statement string, args ...any) {
	t.Helper()
	result, err := s.db.ExecContext(t.Context(), statement, args...)
	if err != nil {
		t.Fatal(err)
	}
	if n, err := result.RowsAffected(); err != nil || n != 1 {
		t.Fatalf("%d rows changed (%v), want 1", n, err)
	}
}

func TestOpenKeepsWhatIsThere(t *testing.T) {
	path := filepath.Join(t.TempDir(), "shop.db")
	first := openAt(t, path)
	change(t, first, `UPDATE books SET version = 2, price = 1 WHERE id = 7`)
	change(t, first, `DELETE FROM stock WHERE book = 8`)
	again := openAt(t, path)
	b, err := again.GetBook(t.Context(), 7)
	if err != nil {
		t.Fatal(err)
	}
	if b.Version != 2 || b.Price != 1 {
		t.Errorf("version %d, price %d after opening again, want 2 and 1", b.Version, b.Price)
	}
	var places int
	if err := again.db.QueryRow(`SELECT count(*) FROM stock WHERE book = 8`).Scan(&places); err != nil || places != 0 {
		t.Errorf("%d places of book 8 (%v) after opening again, want 0", places, err)
	}
}

// A database stores the number of its migrations. One from a newer program is left
// alone.
func TestOpenCountsMigrations(t *testing.T) {
	path := filepath.Join(t.TempDir(), "shop.db")
	s := openAt(t, path)
	var done int
	if err := s.db.QueryRow(`PRAGMA user_version`).Scan(&done); err != nil || done == 0 {
		t.Errorf("%d migrations (%v)", done, err)
	}
	if _, err := s.writer.Exec(`PRAGMA user_version = 99`); err != nil {
		t.Fatal(err)
	}
	if s, err := Open(t.Context(), path); err == nil {
		s.Close()
		t.Error("a database of a later program was opened")
	}
}

// Some characters have a special meaning in a URI, but not in a path.
func TestOpenTakesThePathAsItIs(t *testing.T) {
	folder := t.TempDir()
	const name = "shop #1 %41&mode=memory.db"
	openAt(t, filepath.Join(folder, name))
	files, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	if len(files) == 0 {
		t.Error("there is no file")
	}
	for _, f := range files { // the log and its index are next to it
		if !strings.HasPrefix(f.Name(), name) {
			t.Errorf("file %q, want %q", f.Name(), name)
		}
	}
}

// Services that start together on a new database take turns in filling it.
func TestOpenTogether(t *testing.T) {
	path := filepath.Join(t.TempDir(), "shop.db")
	results := make(chan error)
	for range 4 {
		go func() {
			s, err := Open(t.Context(), path)
			if err == nil {
				err = s.Close()
			}
			results <- err
		}()
	}
	for range 4 {
		if err := <-results; err != nil {
			t.Error(err)
		}
	}
	var books int
	if err := openAt(t, path).db.QueryRow(`SELECT count(*) FROM books`).Scan(&books); err != nil || books != 570 {
		t.Errorf("%d books (%v), want 570", books, err)
	}
}

func TestOpenNamesTheDatabaseThatFails(t *testing.T) {
	path := filepath.Join(t.TempDir(), "missing", "shop.db")
	s, err := Open(t.Context(), path)
	if err == nil {
		s.Close()
		t.Fatal("no error")
	}
	if got := err.Error(); !strings.Contains(got, path) {
		t.Errorf("error %q does not name %s", got, path)
	}
}

// Both pragmas belong to a connection and not to the file, so each connection of the
// pool needs them.
func TestEveryConnectionWaitsAndLogsAhead(t *testing.T) {
	s := open(t)
	for range 3 {
		conn, err := s.db.Conn(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		defer conn.Close()
		var mode string
		var timeout, keys int
		for pragma, into := range map[string]any{"journal_mode": &mode, "busy_timeout": &timeout, "foreign_keys": &keys} {
			if err := conn.QueryRowContext(t.Context(), "PRAGMA "+pragma).Scan(into); err != nil {
				t.Fatal(err)
			}
		}
		if mode != "wal" || timeout != 5000 || keys != 1 {
			t.Errorf("journal_mode %s, busy_timeout %d, foreign_keys %d; want wal, 5000, 1", mode, timeout, keys)
		}
	}
}

func TestReadersGoOnWhileSomebodyWrites(t *testing.T) {
	s := open(t)
	tx, err := s.db.BeginTx(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Rollback()
	if _, err := tx.Exec(`UPDATE books SET version = 2 WHERE id = 1`); err != nil {
		t.Fatal(err)
	}
	b, err := s.GetBook(t.Context(), 1)
	if err != nil {
		t.Fatal(err)
	}
	if b.Version != 1 {
		t.Errorf("version %d, want 1: what is not committed must not be seen", b.Version)
	}
}
