package load

import (
	"fmt"
	"go/token"
	"go/types"
	"runtime"
	"testing"

	"github.com/etagen/etagen/annotations/model"
)

// TestCostGrowsInProportion does the same with packages of two sizes, one of them four
// times as large. That must not need much more than four times the memory. If the cost
// grew with the number of pairs, it would need sixteen times as much.
func TestCostGrowsInProportion(t *testing.T) {
	tests := map[string]func(t *testing.T, n int) func(){
		"types that are not known": func(t *testing.T, n int) func() {
			fset := token.NewFileSet()
			f := fset.AddFile("p.go", -1, n)
			s := &Package{unit: &unit{}}
			var diagnostics []model.Diagnostic
			for i := range n {
				f.AddLine(i)
				s.unit.errors = append(s.unit.errors, types.Error{Fset: fset, Pos: f.Pos(i), Msg: "undefined: x"})
				diagnostics = append(diagnostics, model.Diagnostic{Pos: fset.Position(f.Pos(i)), Code: model.UnknownType})
			}
			l := &Loader{Fset: fset, types: newUniverse(fset, Outputs{}, nil)}
			return func() {
				for _, d := range l.Explain(s, diagnostics) {
					if d.Message != " (undefined: x)" {
						t.Errorf("found %v", d)
					}
				}
			}
		},
		"tests beside resources": func(t *testing.T, n int) func() {
			s := &Package{}
			for i := range n {
				s.Tests = append(s.Tests, &File{Path: fmt.Sprint(i), Content: fmt.Appendf(nil, "package m\n\nfunc f%d() {}\n", i)})
			}
			return func() {
				fset := token.NewFileSet()
				for i := range n {
					if got := len(s.TestsWith(fset, fmt.Sprintf("f%d", i))); got != 1 {
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

// cost returns how many bytes a call allocates in total.
func cost(call func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	call()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}
