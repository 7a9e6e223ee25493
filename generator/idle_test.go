package generator

import (
	"bytes"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/etagen/etagen/generator/find"
)

// idleTree writes a module with a resource that refers to a package next to it and to
// one in the module cache.
func idleTree(t *testing.T) (dir string) {
	t.Helper()
	return tree(t, map[string]string{
		"m/go.mod":                              "module example.com/m\n\ngo 1.22\n\nrequire example.com/other v1.0.0\n",
		"m/go.sum":                              "example.com/other v1.0.0 h1:x\n",
		"m/book.go":                             "package m\n\nimport (\n\t\"time\"\n\n\t\"example.com/m/kind\"\n\t\"example.com/other\"\n)\n\n//etagen:resource /books/{id}\ntype Book struct {\n\tID string `etagen:\"id\"`\n\tVersion int64 `etagen:\"version\"`\n\tAt time.Time\n\tKind kind.Kind\n\tMore other.More\n}\n",
		"m/book_test.go":                        "package m\n",
		"m/windows.go":                          "//go:build windows\n\npackage m\n",
		"m/text.md":                             "Books.\n",
		"m/kind/k.go":                           "package kind\n\ntype Kind struct{ Name string }\n",
		"m/far/f.go":                            "package far\n",
		"m/data/x.json":                         "{}\n",
		"cache/example.com/other@v1.0.0/go.mod": "module example.com/other\n\ngo 1.22\n",
		"cache/example.com/other@v1.0.0/o.go":   "package other\n\ntype More struct{ Text string }\n",
		"cache/cache/download/example.com/other/@v/v1.0.0.mod": "module example.com/other\n\ngo 1.22\n",
		"header.txt": "Books.\n",
	})
}

// idleRun runs in the tree of a test. It reports whether the run only looked at the
// places of an earlier run.
func idleRun(t *testing.T, cfg Config) (idle bool, plan *Plan) {
	t.Helper()
	plan, err := generateBy(t.Context(), cfg, later)
	must(t, err)
	return len(plan.Files) == 0 && len(plan.Resources) == 0, plan
}

// later is a clock that is ahead, so that a run trusts what others have read just before.
func later() time.Time { return time.Now().Add(time.Hour) }

// tick waits until the clock of the file system has advanced.
func tick(t *testing.T) {
	t.Helper()
	probe := filepath.Join(t.TempDir(), "probe")
	changed := func() time.Time {
		must(t, os.WriteFile(probe, nil, 0o666))
		info, err := os.Stat(probe)
		must(t, err)
		return info.ModTime()
	}
	for first := changed(); !changed().After(first); {
		time.Sleep(time.Millisecond)
	}
}

// TestNothingToDo changes everything that a run looks at, when there is nothing to do.
// The next run must notice it, and do what a run without a memo does.
func TestNothingToDo(t *testing.T) {
	at := func(cfg *Config, name string) string {
		return filepath.Join(filepath.Dir(cfg.Dir), filepath.FromSlash(name))
	}
	write := func(name, content string) func(*testing.T, *Config) {
		return func(t *testing.T, cfg *Config) {
			must(t, os.MkdirAll(filepath.Dir(at(cfg, name)), 0o777))
			must(t, os.WriteFile(at(cfg, name), []byte(content), 0o666))
		}
	}
	replace := func(name, old, new string) func(*testing.T, *Config) {
		return func(t *testing.T, cfg *Config) {
			content, err := os.ReadFile(at(cfg, name))
			must(t, err)
			info, err := os.Stat(at(cfg, name))
			must(t, err)
			if !bytes.Contains(content, []byte(old)) {
				t.Fatalf("%s has no %q", name, old)
			}
			must(t, os.WriteFile(at(cfg, name), bytes.Replace(content, []byte(old), []byte(new), 1), 0o666))
			if len(old) == len(new) { // only the content shows it
				must(t, os.Chtimes(at(cfg, name), info.ModTime(), info.ModTime()))
			}
		}
	}
	remove := func(name string) func(*testing.T, *Config) {
		return func(t *testing.T, cfg *Config) { must(t, os.RemoveAll(at(cfg, name))) }
	}
	set := func(name, value string) func(*testing.T, *Config) {
		return func(_ *testing.T, cfg *Config) { cfg.Env = append(cfg.Environment(), name+"="+value) }
	}
	const more = "package m\n\n//etagen:resource /notes/{id}\ntype Note struct {\n\tID string `etagen:\"id\"`\n\tVersion int64 `etagen:\"version\"`\n}\n"
	changes := map[string]func(*testing.T, *Config){
		"a field":                              replace("m/book.go", "At time.Time", "On time.Time"),
		"a directive":                          replace("m/book.go", "/books/{id}", "/works/{id}"),
		"a comment":                            replace("m/book.go", "//etagen", "// A book.\n//\n//etagen"),
		"a file":                               write("m/note.go", more),
		"a file that is not built":             write("m/note.go", "//go:build windows\n\n"+more),
		"a constraint":                         replace("m/windows.go", "windows", "!darwin"),
		"a test":                               replace("m/book_test.go", "package m", "package n"),
		"another test":                         write("m/more_test.go", "package m\n\nfunc BookETag() {}\n"),
		"a file that is gone":                  remove("m/windows.go"),
		"a file in another language":           write("m/x.s", "// Text.\n"),
		"a package that a field refers to":     replace("m/kind/k.go", "Name", "Text"),
		"a file in that":                       write("m/kind/l.go", "package kind\n\nvar x = 1\n"),
		"a package in the module cache":        replace("cache/example.com/other@v1.0.0/o.go", "Text", "Name"),
		"a file in the module cache":           write("cache/example.com/other@v1.0.0/p.go", "package other\n"),
		"go.mod":                               replace("m/go.mod", "1.22", "1.23"),
		"a line in go.mod":                     replace("m/go.mod", "require", "// Text.\nrequire"),
		"go.sum":                               replace("m/go.sum", "h1:x", "h1:y"),
		"a go.work":                            write("m/go.work", "go 1.22\n\nuse .\n"),
		"a go.work above":                      write("go.work", "go 1.22\n\nuse ./m\n"),
		"a go.mod above":                       write("go.mod", "module example.com/above\n\ngo 1.22\n"),
		"a folder vendor":                      write("m/vendor/modules.txt", ""),
		"a module in another folder":           write("m/far/go.mod", "module example.com/far\n\ngo 1.22\n"),
		"a module where a package is":          write("m/kind/go.mod", "module example.com/m/kind\n\ngo 1.22\n"),
		"etagen.flags":                         write("m/etagen.flags", "--tests=false\n"),
		"an output, at the same time":          replace("m/book_etagen.go", "return", "retorn"),
		"a line in an output":                  replace("m/book_etagen.go", "return", "\n\treturn"),
		"a generated test":                     replace("m/book_etagen_test.go", "func Test", "func Tost"),
		"an output that is gone":               remove("m/book_etagen.go"),
		"a test that is gone":                  remove("m/book_etagen_test.go"),
		"an output without a resource":         write("m/old_etagen.go", old),
		"an output in another folder":          write("m/far/old_etagen.go", mark+"package far\n\nimport _ \"example.com/m/internal/etagen\"\n"),
		"a file of the support package":        replace("m/internal/etagen/resource.go", "return", "retorn"),
		"a support package that is gone":       remove("m/internal/etagen"),
		"a file more in the support package":   write("m/internal/etagen/old.go", mark+"package etagen\n"),
		"a file of a run that was killed":      write("m/.etagen-1234567890.tmp", mark),
		"the tests switched off":               func(_ *testing.T, cfg *Config) { cfg.Tests = false },
		"a header":                             func(_ *testing.T, cfg *Config) { cfg.Header = "Text.\n" },
		"a build tag":                          func(_ *testing.T, cfg *Config) { cfg.Tags = []string{"x"} },
		"another place of the support package": func(_ *testing.T, cfg *Config) { cfg.Support = "internal/tags" },
		"the whole support package":            func(_ *testing.T, cfg *Config) { cfg.Whole = true },
		"other packages":                       func(_ *testing.T, cfg *Config) { cfg.Patterns = []string{"./..."} },
		"for go generate":                      func(_ *testing.T, cfg *Config) { cfg.Listed = true },
		"not brief":                            func(_ *testing.T, cfg *Config) { cfg.Brief = false },
		"nothing kept":                         func(_ *testing.T, cfg *Config) { cfg.Memo = "" },
		"GOFLAGS":                              set("GOFLAGS", "-tags=x"),
		"CGO_ENABLED":                          set("CGO_ENABLED", "0"),
		"GOARCH of another":                    set("GOAMD64", "v3"),
		"a link": func(t *testing.T, cfg *Config) {
			if os.Symlink(at(cfg, "m/text.md"), at(cfg, "m/link.md")) != nil {
				t.Skip("there are no links here")
			}
		},
		"a damaged memo": func(t *testing.T, cfg *Config) {
			paths, _ := filepath.Glob(filepath.Join(cfg.Memo, "*"))
			for _, path := range paths {
				must(t, os.WriteFile(path, []byte("not ours"), 0o666))
			}
		},
	}
	for name, change := range changes {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := idleTree(t)
			cfg := Config{Dir: filepath.Join(dir, "m"), Tests: true, Brief: true, Memo: t.TempDir(), Env: append(os.Environ(), "GOMODCACHE="+filepath.Join(dir, "cache"), "GOFLAGS=", "GOWORK=")}
			for n := range 4 { // one run writes, one reads what that has written, and one finds it unchanged
				idle, plan := idleRun(t, cfg)
				sound(t, plan)
				if idle != (n == 3) {
					t.Fatalf("run %d is idle: %t", n, idle)
				}
				must(t, plan.Apply())
			}
			tick(t)
			change(t, &cfg)
			got, err := generateBy(t.Context(), cfg, later)
			cfg.Memo, cfg.Brief = "", false
			want, wantErr := Generate(t.Context(), cfg)
			if (err == nil) != (wantErr == nil) {
				t.Fatalf("error %v, want %v", err, wantErr)
			}
			if err != nil {
				return
			}
			if len(got.Files) == 0 && len(got.Diagnostics) == 0 {
				t.Error("the run was idle")
			}
			if !maps.EqualFunc(contentsAfter(t, got), contentsAfter(t, want), bytes.Equal) || len(got.Diagnostics) != len(want.Diagnostics) {
				t.Error("what was kept is not what is rendered")
			}
		})
	}
}

// TestNothingToDoFor changes what no run looks at, and has runs for which nothing can be
// known.
func TestNothingToDoFor(t *testing.T) {
	tests := map[string]struct {
		change func(t *testing.T, dir string, cfg *Config)
		idle   bool
	}{
		"nothing": {func(*testing.T, string, *Config) {}, true},
		"a text": {func(t *testing.T, dir string, _ *Config) {
			must(t, os.WriteFile(dir+"/m/text.md", []byte("More.\n"), 0o666))
		}, true},
		"another package": {func(t *testing.T, dir string, _ *Config) {
			must(t, os.WriteFile(dir+"/m/far/f.go", []byte("package far // text\n"), 0o666))
		}, true},
		"another variable": {func(_ *testing.T, _ string, cfg *Config) { cfg.Env = append(cfg.Env, "TERM=x", "GOLINE=7") }, true},
		"all modules":      {func(_ *testing.T, _ string, cfg *Config) { cfg.Modules, cfg.Patterns = true, []string{"./..."} }, false},
		"a workspace": {func(t *testing.T, dir string, _ *Config) {
			must(t, os.WriteFile(dir+"/go.work", []byte("go 1.22\n\nuse ./m\n"), 0o666))
		}, false},
		"a module in a folder": {func(t *testing.T, dir string, _ *Config) {
			must(t, os.WriteFile(dir+"/m/go.mod", []byte("module example.com/m\n\ngo 1.22\n\nrequire example.com/other v1.0.0\n\nreplace example.com/other => "+filepath.ToSlash(dir)+"/cache/example.com/other@v1.0.0\n"), 0o666))
		}, false},
		"a question for the go command": {func(t *testing.T, dir string, cfg *Config) {
			must(t, os.Remove(dir+"/m/go.sum"))
			must(t, os.WriteFile(dir+"/m/go.mod", []byte(module), 0o666))
			must(t, os.WriteFile(dir+"/m/book.go", []byte("package m\n\n//etagen:resource /books/{id}\ntype Book struct {\n\tID string `etagen:\"id\"`\n\tVersion int64 `etagen:\"version\"`\n}\n"), 0o666))
			cfg.Patterns = []string{"example.com/m/..."}
		}, false},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := idleTree(t)
			cfg := Config{Dir: filepath.Join(dir, "m"), Tests: true, Brief: true, Memo: t.TempDir(), Env: append(os.Environ(), "GOMODCACHE="+filepath.Join(dir, "cache"), "GOFLAGS=-mod=mod", "GOPROXY=off", "GOWORK=")}
			if strings.Contains(name, "workspace") {
				cfg.Env = append(cfg.Env, "GOFLAGS=")
			}
			if !test.idle {
				test.change(t, dir, &cfg)
			}
			for range 4 {
				_, plan := idleRun(t, cfg)
				sound(t, plan)
				must(t, plan.Apply())
			}
			if test.idle {
				test.change(t, dir, &cfg)
			}
			if idle, _ := idleRun(t, cfg); idle != test.idle {
				t.Errorf("idle: %t", idle)
			}
		})
	}
}

// TestSurroundings has variables that affect how packages are found, and others.
func TestSurroundings(t *testing.T) {
	cfg := &Config{Env: []string{"PATH=/bin"}}
	plain := find.Surroundings(cfg)
	for name, counts := range map[string]bool{
		"GOOS": true, "GOFLAGS": true, "GOWORK": true, "CGO_ENABLED": true, "CC": true, "HOME": true, "PATH": true, "GOENV": true,
		"GOFILE": false, "TERM": false,
	} {
		cfg.Env = []string{"PATH=/bin", name + "=x"}
		if got := find.Surroundings(cfg) != plain; got != counts {
			t.Errorf("%s counts: %t", name, got)
		}
	}
}
