package annotations

import (
	"slices"
	"strings"
	"testing"
)

// Fields that are not in the JSON must be known, because a write has to keep them.
func TestHidden(t *testing.T) {
	all, found := Read(load(t, map[string]string{"book.go": hiddenSource}))
	for _, d := range found {
		t.Error(d)
	}
	if len(all) != 1 {
		t.Fatalf("%d resources", len(all))
	}
	var got []string
	for _, f := range all[0].Hidden {
		got = append(got, strings.Join(f.Selector, "."))
	}
	want := []string{"Base.note", "Secret", "owner", "hook", "server"}
	if !slices.Equal(got, want) {
		t.Errorf("hidden are %q, want %q", got, want)
	}
}

const hiddenSource = `package catalog

import "sync"

type Base struct {
	Version int ` + "`etagen:\"version\"`" + `
	note    string
}

type Guarded struct{ mu sync.RWMutex }

//etagen:resource /books/{id} methods=GET,PUT
type Book struct {
	Base
	ID      string ` + "`etagen:\"id\"`" + `
	Secret  string ` + "`json:\"-\"`" + `
	Dash    string ` + "`json:\"-,\"`" + `
	owner   string
	hook    func()
	server  *unknown.Server
	mu      sync.Mutex
	guarded Guarded
	_       int
	Next    *Nested
}

type Nested struct{ Inner string }
`
