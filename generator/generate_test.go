package generator

import (
	"context"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/etagen/etagen/templates"

	"github.com/etagen/etagen/annotations/model"
)

// module is the go.mod of the modules in tests.
const module = "module example.com/m\n\ngo 1.22\n"

// generate makes the plan for all packages of a module with the files.
func generate(t *testing.T, dir string, change func(*Config)) *run {
	t.Helper()
	return generateAll(t, dir, templates.Kinds(), change)
}

// generateAll does what generate does, for some kinds of files.
func generateAll(t *testing.T, dir string, all kinds, change func(*Config)) *run {
	t.Helper()
	cfg := Config{Dir: dir, Patterns: []string{"./..."}, Env: append(os.Environ(), "GOFLAGS=-mod=mod", "GOPROXY=off", "GOWORK=off")}
	if change != nil {
		change(&cfg)
	}
	r, err := newRun(context.Background(), cfg, all)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// planned lists the plan's files as "action path", with slashes and relative to dir,
// without those of the support package.
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

// sound fails if there is a mistake in the source. The modules in tests have the same
// resource in many packages.
func sound(t *testing.T, p *Plan) {
	t.Helper()
	for _, d := range p.Diagnostics {
		if d.Code != model.SharedRoute {
			t.Error(d)
		}
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

func body() { inBody() }
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

// TestGenerateStartsNoGoCommand counts the go commands that runs start: none in the
// usual cases, and one if something has to be asked.
func TestGenerateStartsNoGoCommand(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the go command is replaced by a shell script")
	}
	goCommand, err := exec.LookPath("go")
	if err != nil {
		t.Fatal(err)
	}
	root, err := exec.CommandContext(t.Context(), goCommand, "env", "GOROOT").Output()
	if err != nil {
		t.Fatal(err)
	}
	usual := map[string]string{
		"go.mod": module, "order.go": order,
		"b/b.go":        "package b\n\nimport \"example.com/dep\"\n\n//etagen:resource\ntype B struct {\n\tRevision dep.Counter `etagen:\"version\"`\n}\n",
		"dep/go.mod":    "module example.com/dep\n\ngo 1.22\n",
		"dep/dep.go":    "package dep\n\ntype Counter int\n",
		"other/go.mod":  "module example.com/other\n\ngo 1.22\n",
		"other/o.go":    "package other\n\n//etagen:resource\ntype O struct {\n\tV int64 `etagen:\"version\"`\n}\n",
		"cgo/linked.go": "package cgo\n",
	}
	const required = "\nrequire example.com/dep v1.0.0\n\nreplace example.com/dep => ./dep\n"
	tests := []struct {
		name     string
		change   map[string]string
		modules  bool
		listings int
	}{
		{"a package of the standard library", nil, false, 0},
		{"a module in a folder", map[string]string{"go.mod": module + required}, false, 0},
		{"a workspace", map[string]string{"go.work": "go 1.22\n\nuse (\n\t.\n\t./dep\n)\n"}, false, 0},
		{"several modules", map[string]string{"go.mod": module + required}, true, 0},
		{"vendored packages", map[string]string{
			"go.mod":                        module + required,
			"vendor/modules.txt":            "# example.com/dep v1.0.0 => ./dep\n## explicit; go 1.22\nexample.com/dep\n# example.com/dep => ./dep\n",
			"vendor/example.com/dep/dep.go": "package dep\n\ntype Counter int\n",
		}, false, 0},
		{"cgo", map[string]string{"go.mod": module + required, "cgo/linked.go": "package cgo\n\nimport \"C\"\n"}, false, 1},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			files := maps.Clone(usual)
			if test.change == nil {
				delete(files, "b/b.go")
			}
			maps.Copy(files, test.change)
			dir := tree(t, files)
			bin := tree(t, map[string]string{"go": "#!/bin/sh\necho \"$*\" >> \"$0.log\"\nexec " + goCommand + " \"$@\"\n", "go.log": ""})
			mode(t, filepath.Join(bin, "go"), 0o777)
			t.Setenv("PATH", bin+string(filepath.ListSeparator)+os.Getenv("PATH"))
			t.Setenv("GOROOT", strings.TrimSpace(string(root)))
			var asked []string
			plan, err := Generate(t.Context(), Config{
				Dir: dir, Patterns: []string{"./..."}, Modules: test.modules, Asked: func(why string) { asked = append(asked, why) },
				Env: append(os.Environ(), "GOFLAGS=", "GOPROXY=off", "GOWORK="),
			})
			must(t, err)
			sound(t, plan)
			log, err := os.ReadFile(filepath.Join(bin, "go.log"))
			must(t, err)
			if n := strings.Count(string(log), " -json="); n != test.listings || test.listings == 0 && len(log) > 0 || len(asked) != test.listings {
				t.Errorf("%d listings, want %d; asked %q:\n%s", n, test.listings, asked, log)
			}
		})
	}
}

// TestGenerateLeavesOutOutputs of packages that it only refers to.
func TestGenerateLeavesOutOutputs(t *testing.T) {
	dir := tree(t, map[string]string{
		"go.mod":        module,
		"c/c.go":        "package c\n\ntype Counter int\n",
		"c/a_etagen.go": mark + "\npackage c\n\ntype Counter chan int\n",
		"a/a.go":        "package a\n\nimport \"example.com/m/c\"\n\n//etagen:resource\ntype A struct {\n\tRevision c.Counter `etagen:\"version\"`\n}\n",
	})
	sound(t, generate(t, dir, func(c *Config) { c.Patterns = []string{"./a"} }).plan)
}

// TestGenerateFails requires a plan without files if there is a mistake.
func TestGenerateFails(t *testing.T) {
	dir := tree(t, map[string]string{
		"go.mod":          module,
		"order.go":        order,
		"order_etagen.go": "package m\n",
		"gone_etagen.go":  mark + "\npackage m\n",
	})
	plan := generate(t, dir, nil).plan
	if len(plan.Diagnostics) != 1 || plan.Diagnostics[0].Code != model.ForeignFile || len(plan.Files) > 0 {
		t.Errorf("diagnostics %v, files %v", plan.Diagnostics, planned(plan, dir))
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
