package load

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/etagen/etagen/generator/config"
)

// module is the go.mod of the modules in tests.
const module = "module example.com/m\n\ngo 1.22\n"

// tree writes files and returns the folder that they are in.
func tree(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// loaded loads the packages of a module that patterns match. They contain no outputs.
func loaded(t *testing.T, dir string, patterns ...string) *Loader {
	t.Helper()
	cfg := config.Config{Dir: dir, Patterns: patterns, Env: append(os.Environ(), "GOFLAGS=-mod=mod", "GOPROXY=off", "GOWORK=off")}
	l, err := List(context.Background(), cfg, Outputs{
		HasName:  func(string) bool { return false },
		IsOutput: func(string, []byte) bool { return false },
	})
	if err == nil {
		err = l.Load()
	}
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range l.Packages {
		for _, d := range p.Diagnostics {
			t.Error(d)
		}
	}
	return l
}

const order = `package m

import (
	"database/sql"
	"log/slog"
	"net/http"
	"sync"
	"time"
)

// Order is a resource.
//
//etagen:resource /orders/{id}
type Order struct {
	ID      string        ` + "`etagen:\"id\"`" + `
	Version sql.NullInt64 ` + "`etagen:\"version\"`" + `
	Changed sql.NullTime  ` + "`etagen:\"modified\"`" + `
	Placed  time.Time
	Server  *http.Server ` + "`json:\"-\"`" + `
	mu      sync.Mutex
	log     *slog.Logger
}

var _ = OrderHandler{Store: nil}

func body() { inBody() }
`

// TestReadsWhatItNeeds checks which packages are parsed: fields that have no role and
// are not in the JSON are ignored.
func TestReadsWhatItNeeds(t *testing.T) {
	dir := tree(t, map[string]string{"go.mod": module, "order.go": order})
	l := loaded(t, dir, "./...")
	var listed, parsed []string
	for path, unit := range l.types.units {
		listed = append(listed, path)
		if unit.decls != nil {
			parsed = append(parsed, path)
		}
	}
	slices.Sort(listed)
	if want := []string{"database/sql", "example.com/m", "time"}; !slices.Equal(listed, want) {
		t.Errorf("listed %q, want %q", listed, want)
	}
	slices.Sort(parsed)
	if want := []string{"database/sql", "example.com/m", "time"}; !slices.Equal(parsed, want) {
		t.Errorf("parsed %q, want %q", parsed, want)
	}
	for _, e := range l.types.units["example.com/m"].errors {
		if strings.Contains(e.Msg, "inBody") {
			t.Error("the bodies of functions were checked")
		}
	}
}

// TestFollows checks that the definitions of types in other packages are followed, and
// nothing else.
func TestFollows(t *testing.T) {
	const head = "package m\n\nimport (\n\t\"example.com/m/c\"\n\t\"net/http\"\n)\n\nvar _ http.Handler\n\n//etagen:resource\ntype A struct {\n\tName string\n\t"
	const base = "package d\n\nconst Base = 4\n\ntype Number interface{ ~int | ~int64 }\n"
	const version = " `etagen:\"version\"`\n}\n"
	tests := []struct{ name, field, c string }{
		{"named type", "Revision c.Counter", "package c\n\ntype Counter int\n"},
		{"unexported field", "revision c.Counter", "package c\n\ntype Counter int\n"},
		{"repeated constant", "Revision [c.Size]byte", "package c\n\nimport \"example.com/m/d\"\n\nconst (\n\tHalf = d.Base << iota\n\tSize\n)\n"},
		{"generic type", "Revision c.Box[int64]", "package c\n\nimport \"example.com/m/d\"\n\ntype Box[T d.Number] struct {\n\tV T\n\tValid bool\n}\n"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			dir := tree(t, map[string]string{"go.mod": module, "d/d.go": base, "c/c.go": test.c, "a.go": head + test.field + version})
			l := loaded(t, dir)
			if is := l.Packages[0].Scope().Lookup("A").Type().Underlying().String(); strings.Contains(is, "invalid") {
				t.Errorf("A is %s", is)
			}
			if l.types.units["net/http"] != nil {
				t.Error("a package that nothing needs was listed")
			}
		})
	}
}

// TestTypesAreOne reaches the same type in two ways.
func TestTypesAreOne(t *testing.T) {
	dir := tree(t, map[string]string{
		"go.mod":     module,
		"a/a.go":     strings.ReplaceAll(order, "package m", "package a"),
		"b/b.go":     "package b\n\nimport \"example.com/m/a\"\n\n//etagen:resource\ntype B struct {\n\ta.Order\n\tAt a.Time\n}\n",
		"a/types.go": "package a\n\nimport \"time\"\n\ntype Time = time.Time\n",
	})
	l := loaded(t, dir, "./...")
	at := l.types.units["example.com/m/b"].types.Scope().Lookup("B").Type().Underlying().String()
	if !strings.Contains(at, "At example.com/m/a.Time") || strings.Contains(at, "invalid") {
		t.Errorf("B is %s", at)
	}
	if a, b := l.types.units["example.com/m/a"].types, l.types.units["example.com/m/b"].types.Imports(); !slices.Contains(b, a) {
		t.Error("the package that both are in was checked twice")
	}
}
