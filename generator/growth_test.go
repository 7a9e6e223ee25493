package generator

import (
	"fmt"
	"go/token"
	"go/types"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/etagen/etagen/annotations"
)

// TestCostGrowsInProportion does one thing to packages of two sizes, one of them
// four times as large: it must not take much more than four times the memory. A
// cost by pairs would take sixteen times as much.
func TestCostGrowsInProportion(t *testing.T) {
	tests := map[string]func(t *testing.T, n int) func(){
		"orphans beside outputs": func(t *testing.T, n int) func() {
			dir, plan := t.TempDir(), &Plan{}
			for i := range n {
				path := filepath.Join(dir, fmt.Sprintf("kept%d_etagen.go", i))
				must(t, os.WriteFile(path, []byte(mark), 0o666))
				must(t, os.WriteFile(filepath.Join(dir, fmt.Sprintf("orphan%d_etagen.go", i)), []byte(mark), 0o666))
				plan.Files = append(plan.Files, File{Path: path, Old: []byte(mark), Content: []byte(mark)})
			}
			return func() {
				for i := range n {
					must(t, plan.remove(dir, filepath.Join(dir, fmt.Sprintf("orphan%d_etagen.go", i)), "gone", isOurs))
				}
				if len(plan.Files) != 2*n {
					t.Errorf("it has %d files, want %d", len(plan.Files), 2*n)
				}
			}
		},
		"names in outputs that lost their line": func(t *testing.T, n int) func() {
			dir := t.TempDir()
			s := &source{dir: dir}
			var diagnostics []annotations.Diagnostic
			for i := range n {
				path := filepath.Join(dir, fmt.Sprintf("thing%d_etagen.go", i))
				must(t, os.WriteFile(path, []byte("package m\n"), 0o666))
				s.annotatedTypes = append(s.annotatedTypes, fmt.Sprintf("Thing%d", i))
				diagnostics = append(diagnostics, annotations.Diagnostic{Pos: startOf(path), Code: annotations.NameTaken})
			}
			return func() {
				for _, d := range s.mergeForeign(diagnostics) {
					if d.Code != CodeForeignFile {
						t.Errorf("found %v", d)
					}
				}
			}
		},
		"types that are not known": func(t *testing.T, n int) func() {
			fset := token.NewFileSet()
			f := fset.AddFile("p.go", -1, n)
			s := &source{unit: &unit{}}
			var diagnostics []annotations.Diagnostic
			for i := range n {
				f.AddLine(i)
				s.unit.errors = append(s.unit.errors, types.Error{Fset: fset, Pos: f.Pos(i), Msg: "undefined: x"})
				diagnostics = append(diagnostics, annotations.Diagnostic{Pos: fset.Position(f.Pos(i)), Code: annotations.UnknownType})
			}
			r := &run{fset: fset, types: newUniverse(fset, nil)}
			return func() {
				for _, d := range r.explain(s, diagnostics) {
					if d.Message != " (undefined: x)" {
						t.Errorf("found %v", d)
					}
				}
			}
		},
		"modules of a workspace": func(t *testing.T, n int) func() {
			dir := t.TempDir()
			var dirs []string
			for i := range n {
				dirs = append(dirs, filepath.Join(dir, fmt.Sprint(i)))
				must(t, os.Mkdir(dirs[i], 0o777))
			}
			return func() {
				set := newPathSet(dirs...)
				for _, d := range dirs {
					if !set.has(d + "/.") {
						t.Errorf("%s is missing", d)
					}
				}
			}
		},
		"tests beside resources": func(t *testing.T, n int) func() {
			s := &source{}
			for i := range n {
				s.tests = append(s.tests, &file{path: fmt.Sprint(i), content: fmt.Appendf(nil, "package m\n\nfunc f%d() {}\n", i)})
			}
			return func() {
				fset := token.NewFileSet()
				for i := range n {
					if got := len(s.testsWith(fset, fmt.Sprintf("f%d", i))); got != 1 {
						t.Errorf("%d files have f%d", got, i)
					}
				}
			}
		},
	}
	const size, factor, most = 100, 4, 7
	for name, prepare := range tests {
		t.Run(name, func(t *testing.T) {
			small, large := cost(prepare(t, size)), cost(prepare(t, size*factor))
			if ratio := float64(large) / float64(small); ratio > most {
				t.Errorf("%d times the size took %.1f times the memory: %d bytes and %d", factor, ratio, small, large)
			}
		})
	}
}

// cost is how many bytes a call takes, all together.
func cost(call func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	call()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

// TestFindingsOfManyResources names the one whose JSON has changed, whatever the
// order of files and resources.
func TestFindingsOfManyResources(t *testing.T) {
	plan := &Plan{}
	for _, name := range strings.Fields("c a b") {
		path := name + "_etagen.go"
		plan.Resources = append(plan.Resources, Resource{Resource: &annotations.Resource{Name: name, Fingerprint: "new" + name}, Outputs: []string{path}})
		plan.Files = append([]File{{Path: path, Action: Update, Old: []byte(mark + "\npackage m\n"), Content: []byte("new" + name)}}, plan.Files...)
	}
	for i, want := range strings.Fields("b a c") {
		if got := plan.Findings()[i].What; !strings.Contains(got, "the JSON of "+want+",") {
			t.Errorf("%s: %s", want, got)
		}
	}
}
