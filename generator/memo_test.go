package generator

import (
	"bytes"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/templates"
)

// counted returns the kinds of files, and counts those that are rendered.
func counted(n *atomic.Int32) kinds {
	all := slices.Clone(kinds(templates.Kinds()))
	for i := range all {
		render := all[i].Render
		all[i].Render = func(pkg templates.Package, resources []*model.Resource) ([]byte, error) {
			n.Add(1)
			return render(pkg, resources)
		}
	}
	return all
}

// TestMemo checks that only what has changed since the last run is rendered, and that
// the result is the same as without a memo.
func TestMemo(t *testing.T) {
	t.Parallel()
	const second = "package m\n\n//etagen:resource /notes/{id}\ntype Note struct {\n\tID string `etagen:\"id\"`\n\tVersion int64 `etagen:\"version\"`\n\tState State\n}\n"
	state := "package m\n\ntype State string\n\nconst Open State = \"open\"\n"
	dir := tree(t, map[string]string{"go.mod": module, "order.go": order, "note.go": second, "state.go": state})
	memo := t.TempDir()
	edit := func(name, old, new string) {
		path := filepath.Join(dir, name)
		content, err := os.ReadFile(path)
		must(t, err)
		changed := strings.Replace(string(content), old, new, 1)
		if changed == string(content) {
			t.Fatalf("%s has no %q", name, old)
		}
		must(t, os.WriteFile(path, []byte(changed), 0o666))
	}
	output := filepath.Join(dir, "order_etagen.go")
	support := func() string {
		paths, err := filepath.Glob(filepath.Join(dir, "internal", "etagen", "*.go"))
		must(t, err)
		return paths[0]
	}
	steps := []struct {
		name     string
		change   func()
		rendered int32
	}{
		{"the first run", func() {}, 4},
		{"nothing to do", func() {}, 0},
		{"a comment", func() { edit("order.go", "// Order is", "// Order was") }, 0},
		{"a line more above", func() { edit("note.go", "package m\n", "package m\n\n// Notes.\n") }, 0},
		{"a field", func() { edit("note.go", "State State", "State State\n\tMore string") }, 2},
		{"a constant of a type of a field", func() { edit("state.go", `"open"`, `"begun"`) }, 2},
		{"a name in the package", func() { edit("state.go", "package m", "package m\n\nvar time = 1") }, 4},
		{"a directive", func() {
			edit("order.go", "//etagen:resource /orders/{id}", "//etagen:resource /orders/{id}\n//etagen:cache private, max-age=60")
		}, 2},
		{"an output edited by hand", func() { edit("order_etagen.go", "return", "return  ") }, 1},
		{"an output that is gone", func() { must(t, os.Remove(output)) }, 1},
		{"an output with the line ends of Windows", func() {
			content, err := os.ReadFile(output)
			must(t, err)
			must(t, os.WriteFile(output, bytes.ReplaceAll(content, []byte("\n"), []byte("\r\n")), 0o666))
		}, 0},
		{"a file of the support package edited by hand", func() {
			content, err := os.ReadFile(support())
			must(t, err)
			must(t, os.WriteFile(support(), append(content, "\n// More.\n"...), 0o666))
		}, 0},
		{"a file of the support package that is gone", func() { must(t, os.Remove(support())) }, 0},
	}
	for _, step := range steps {
		t.Run(step.name, func(t *testing.T) {
			step.change()
			cfg := Config{Dir: dir, Tests: true, Memo: memo}
			var n atomic.Int32
			kept, err := newRun(t.Context(), cfg, counted(&n))
			must(t, err)
			sound(t, kept.plan)
			must(t, kept.plan.Apply())
			if got := n.Load(); got != step.rendered {
				t.Errorf("%d files were rendered, want %d", got, step.rendered)
			}
			cfg.Memo = ""
			fresh, err := newRun(t.Context(), cfg, templates.Kinds())
			must(t, err)
			if !fresh.plan.Idle() || !maps.EqualFunc(contentsAfter(t, kept.plan), contentsAfter(t, fresh.plan), bytes.Equal) {
				t.Error("what was kept is not what is rendered")
			}
		})
	}
}
