package generator

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/generator/load"
	"github.com/etagen/etagen/generator/plan"
	"github.com/etagen/etagen/templates"
)

// TestCostGrowsInProportion does the same with packages of two sizes, one of them four
// times as large. That must not need much more than four times the memory. If the cost
// grew with the number of pairs, it would need sixteen times as much.
func TestCostGrowsInProportion(t *testing.T) {
	tests := map[string]func(t *testing.T, n int) func(){
		"names in outputs that lost their line": func(t *testing.T, n int) func() {
			dir := t.TempDir()
			all, s := kinds(templates.Kinds()), &source{Package: &load.Package{Dir: dir}}
			var diagnostics []model.Diagnostic
			for i := range n {
				path := filepath.Join(dir, fmt.Sprintf("thing%d_etagen.go", i))
				must(t, os.WriteFile(path, []byte("package m\n"), 0o666))
				s.AnnotatedTypes = append(s.AnnotatedTypes, fmt.Sprintf("Thing%d", i))
				diagnostics = append(diagnostics, model.Diagnostic{Pos: plan.StartOf(path), Code: model.NameTaken})
			}
			return func() {
				for _, d := range s.mergeForeign(all, diagnostics) {
					if d.Code != model.ForeignFile {
						t.Errorf("found %v", d)
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
