package plan

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

// TestCostGrowsInProportion does the same with two numbers of files, one of them four
// times as large. That must not need much more than four times the memory.
func TestCostGrowsInProportion(t *testing.T) {
	tests := map[string]func(t *testing.T, n int) func(){
		"orphans beside outputs": func(t *testing.T, n int) func() {
			dir, plan := t.TempDir(), &Plan{Formats: marked()}
			for i := range n {
				path := filepath.Join(dir, fmt.Sprintf("kept%d_etagen.go", i))
				must(t, os.WriteFile(path, []byte(mark), 0o666))
				must(t, os.WriteFile(filepath.Join(dir, fmt.Sprintf("orphan%d_etagen.go", i)), []byte(mark), 0o666))
				plan.Files = append(plan.Files, File{Path: path, Old: []byte(mark), Content: []byte(mark)})
			}
			return func() {
				for i := range n {
					must(t, plan.Remove(dir, filepath.Join(dir, fmt.Sprintf("orphan%d_etagen.go", i)), "gone", marked()[0].Ours))
				}
				if len(plan.Files) != 2*n {
					t.Errorf("it has %d files, want %d", len(plan.Files), 2*n)
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
				set := NewPathSet(dirs...)
				for _, d := range dirs {
					if !set.Has(d + "/.") {
						t.Errorf("%s is missing", d)
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
