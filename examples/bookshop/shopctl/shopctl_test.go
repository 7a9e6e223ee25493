package main

import (
	"bytes"
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"example.com/bookshop/catalog"
	"example.com/bookshop/store"
)

// A desk is a running bookshop and the command.
type desk struct {
	*shopctl
	url      string
	out      bytes.Buffer
	progress bytes.Buffer
	statuses []int // of GET
}

// open starts a bookshop.
func open(t *testing.T) *desk {
	t.Helper()
	books, err := store.Open(context.Background(), filepath.Join(t.TempDir(), "bookshop.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { books.Close() })
	d := &desk{}
	mux := http.NewServeMux()
	(&catalog.BookHandler{Store: books}).Register(mux)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		noted := &statusWriter{ResponseWriter: w, status: http.StatusOK}
		mux.ServeHTTP(noted, r)
		if r.Method == http.MethodGet {
			d.statuses = append(d.statuses, noted.status)
		}
	}))
	t.Cleanup(server.Close)
	d.url = server.URL
	d.shopctl = &shopctl{out: &d.out, progress: &d.progress, pause: func(context.Context, time.Duration) error { return errors.New("enough") }}
	return d
}

type statusWriter struct {
	http.ResponseWriter
	status int
}

func (w *statusWriter) WriteHeader(status int) {
	w.status = status
	w.ResponseWriter.WriteHeader(status)
}

// do runs the command and returns its output.
func (d *desk) do(t *testing.T, args ...string) (string, error) {
	t.Helper()
	d.out.Reset()
	err := d.run(context.Background(), append([]string{"-url", d.url}, args...))
	return d.out.String(), err
}

// replacing returns an editor that replaces one text with another.
func replacing(old, new string) func(context.Context, []byte) ([]byte, error) {
	return func(_ context.Context, text []byte) ([]byte, error) {
		return bytes.Replace(text, []byte(old), []byte(new), 1), nil
	}
}

func TestList(t *testing.T) {
	d := open(t)
	all, err := d.do(t, "list")
	if err != nil || strings.Count(all, "\n") < 200 {
		t.Fatalf("%d lines, error %v", strings.Count(all, "\n"), err)
	}
	if !strings.Contains(d.progress.String(), "200 books so far") {
		t.Errorf("progress %q", d.progress.String())
	}
	some, err := d.do(t, "list", "-author", "herman-melville", "-sort", "year")
	if err != nil || !strings.Contains(some, "Moby-Dick") || len(some) >= len(all) {
		t.Errorf("%s, error %v", some, err)
	}
	if _, err := d.do(t, "list", "-sort", "price"); err == nil {
		t.Error("an order that there is not")
	}
}

func TestShow(t *testing.T) {
	d := open(t)
	got, err := d.do(t, "show", "163")
	if err != nil || !strings.Contains(got, `"title": "Pierre"`) {
		t.Errorf("%s, error %v", got, err)
	}
	if _, err := d.do(t, "show", "1000000"); !errors.Is(err, catalog.ErrBookNotFound) {
		t.Errorf("error %v", err)
	}
	for _, args := range [][]string{{"show"}, {"show", "x"}, {"show", "1", "2"}, {}, {"sell", "1"}} {
		if _, err := d.do(t, args...); err == nil {
			t.Errorf("no error for %q", args)
		}
	}
}

// Two editors change different fields, and both changes are kept. If they change the
// same field, the first change is kept and the second editor is told.
func TestEdit(t *testing.T) {
	d := open(t)
	slow := func(mine, theirs func(context.Context, []byte) ([]byte, error)) func(context.Context, []byte) ([]byte, error) {
		return func(ctx context.Context, text []byte) ([]byte, error) {
			other := &shopctl{out: &d.out, progress: &d.progress, edit: theirs}
			if err := other.run(ctx, []string{"-url", d.url, "edit", "163"}); err != nil {
				t.Fatal(err)
			}
			return mine(ctx, text)
		}
	}
	d.edit = slow(replacing(`"title": "Pierre`, `"title": "Pierre!`), replacing(`"year": 1852`, `"year": 1855`))
	if got, err := d.do(t, "edit", "163"); err != nil || !strings.Contains(got, "saved as version") {
		t.Fatalf("%s, error %v", got, err)
	}
	got, _ := d.do(t, "show", "163")
	if !strings.Contains(got, "Pierre!") || !strings.Contains(got, `"year": 1855`) {
		t.Errorf("a change is lost: %.300s", got)
	}
	d.edit = slow(replacing(`"year": 1855`, `"year": 1853`), replacing(`"year": 1855`, `"year": 1854`))
	if _, err := d.do(t, "edit", "163"); err == nil || !strings.Contains(err.Error(), "1854") {
		t.Errorf("error %v", err)
	}
	d.edit = replacing("x", "x")
	if got, err := d.do(t, "edit", "163"); err != nil || got != "nothing has changed\n" {
		t.Errorf("%s, error %v", got, err)
	}
	for _, edit := range []func(context.Context, []byte) ([]byte, error){replacing("{", ""), replacing(`"id": 163`, `"id": 164`), replacing(`"price": `, `"price": -`)} {
		d.edit = edit
		if got, err := d.do(t, "edit", "163"); err == nil {
			t.Errorf("%s", got)
		}
	}
}

// The editor may be a command with flags.
func TestInEditor(t *testing.T) {
	t.Setenv("VISUAL", "")
	t.Setenv("EDITOR", "sed -i s/one/two/")
	if got, err := inEditor(context.Background(), []byte("one")); err != nil || string(got) != "two" {
		t.Errorf("%s, error %v", got, err)
	}
	t.Setenv("EDITOR", "false")
	if _, err := inEditor(context.Background(), nil); err == nil {
		t.Error("an editor that fails")
	}
}

// Polling an unchanged book costs a 304.
func TestWatch(t *testing.T) {
	d, looks, errEnough := open(t), 0, errors.New("enough")
	d.pause = func(ctx context.Context, _ time.Duration) error {
		switch looks++; looks {
		case 3:
			_, _, err := d.books.Update(ctx, 163, func(b *catalog.Book) error {
				b.Price = 1234
				return nil
			})
			return err
		case 5:
			return errEnough
		}
		return nil
	}
	got, err := d.do(t, "watch", "163")
	if !errors.Is(err, errEnough) || strings.Count(got, "version") != 2 || !strings.Contains(got, "1234 cents") {
		t.Errorf("%s, error %v", got, err)
	}
	notModified := 0
	for _, status := range d.statuses {
		if status == http.StatusNotModified {
			notModified++
		}
	}
	if notModified < 3 {
		t.Errorf("statuses %v", d.statuses)
	}
}
