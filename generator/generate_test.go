package generator

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// module is the go.mod of the modules in tests.
const module = "module example.com/m\n\ngo 1.22\n"

// generate makes the plan for all packages of a module of the files.
func generate(t *testing.T, dir string, change func(*Config)) *run {
	t.Helper()
	cfg := Config{Dir: dir, Patterns: []string{"./..."}, Env: append(os.Environ(), "GOFLAGS=-mod=mod", "GOPROXY=off", "GOWORK=off")}
	if change != nil {
		change(&cfg)
	}
	r, err := newRun(context.Background(), cfg)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// planned lists the plan's files as "action path", with slashes and relative to
// dir, those of the support package left out.
func planned(p *Plan, dir string) []string {
	var all []string
	for _, f := range p.Files {
		name, _ := filepath.Rel(dir, f.Path)
		if name = filepath.ToSlash(name); !strings.HasPrefix(name, DefaultSupport) {
			all = append(all, f.Action.String()+" "+name)
		}
	}
	return all
}

// sound fails when anything is wrong in the source.
func sound(t *testing.T, p *Plan) {
	t.Helper()
	for _, d := range p.Diagnostics {
		t.Error(d)
	}
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
`

// TestGenerateCompilesNothing makes every tool of the go command fail.
func TestGenerateCompilesNothing(t *testing.T) {
	dir := tree(t, map[string]string{"go.mod": module, "order.go": order})
	r := generate(t, dir, func(c *Config) {
		c.Env = append(c.Env, "GOFLAGS=-mod=mod -toolexec="+filepath.Join(dir, "nothere"), "GOCACHE="+t.TempDir())
	})
	sound(t, r.plan)
	if got, want := planned(r.plan, dir), []string{"created order_etagen.go"}; !slices.Equal(got, want) {
		t.Errorf("planned %q, want %q", got, want)
	}
	holds(t, dir, map[string]string{"go.mod": module, "order.go": order})
}

// TestGenerateReadsWhatItNeeds looks at the packages whose files were parsed:
// fields that are in no role and not in the JSON do not count.
func TestGenerateReadsWhatItNeeds(t *testing.T) {
	dir := tree(t, map[string]string{"go.mod": module, "order.go": order})
	r := generate(t, dir, nil)
	sound(t, r.plan)
	var parsed []string
	for path, unit := range r.types.units {
		if unit.decls != nil {
			parsed = append(parsed, path)
		}
	}
	slices.Sort(parsed)
	if want := []string{"database/sql", "example.com/m", "time"}; !slices.Equal(parsed, want) {
		t.Errorf("parsed %q, want %q", parsed, want)
	}
}

// TestGenerateTypesAreOne has the same type come by two ways.
func TestGenerateTypesAreOne(t *testing.T) {
	dir := tree(t, map[string]string{
		"go.mod":     module,
		"a/a.go":     strings.ReplaceAll(order, "package m", "package a"),
		"b/b.go":     "package b\n\nimport \"example.com/m/a\"\n\n//etagen:resource\ntype B struct {\n\ta.Order\n\tAt a.Time\n}\n",
		"a/types.go": "package a\n\nimport \"time\"\n\ntype Time = time.Time\n",
	})
	r := generate(t, dir, nil)
	sound(t, r.plan)
	at := r.types.units["example.com/m/b"].types.Scope().Lookup("B").Type().Underlying().String()
	if !strings.Contains(at, "At example.com/m/a.Time") || strings.Contains(at, "invalid") {
		t.Errorf("B is %s", at)
	}
	if a, b := r.types.units["example.com/m/a"].types, r.types.units["example.com/m/b"].types.Imports(); !slices.Contains(b, a) {
		t.Error("the package that both are in was checked twice")
	}
}

// TestGenerateStops when the context is done.
func TestGenerateStops(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	dir := tree(t, map[string]string{"go.mod": module, "order.go": order})
	if _, err := Generate(ctx, Config{Dir: dir}); err == nil {
		t.Error("it went on")
	}
}

func TestGenerateTellsProgress(t *testing.T) {
	dir := tree(t, map[string]string{"go.mod": module, "order.go": order})
	var stages []string
	generate(t, dir, func(c *Config) {
		c.Progress = func(stage string, done, total int) {
			if done < 0 || done > total {
				t.Errorf("%s: %d of %d", stage, done, total)
			}
			stages = append(stages, stage)
		}
	})
	want := []string{"listing packages", "reading files", "reading tests", "parsing files", "checking types", "reading annotations", "rendering"}
	if got := slices.Compact(stages); !slices.Equal(got, want) {
		t.Errorf("stages %q, want %q", got, want)
	}
}
