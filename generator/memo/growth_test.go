package memo

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"runtime"
	"strings"
	"testing"

	"github.com/etagen/etagen/annotations/model"
)

// TestKeysGrowInProportion makes keys for all types of two packages, one four times as
// large. That must not need much more than four times the memory: the names around a
// type are read once.
func TestKeysGrowInProportion(t *testing.T) {
	const size, factor, most = 100, 4, 5
	if ratio := float64(keysCost(t, size*factor)) / float64(keysCost(t, size)); ratio > most {
		t.Errorf("%d times the types took %.1f times the memory", factor, ratio)
	}
}

// keysCost returns how many bytes the keys for n types need, each with a constant.
func keysCost(t *testing.T, n int) uint64 {
	var source strings.Builder
	source.WriteString("package p\n")
	for i := range n {
		fmt.Fprintf(&source, "type T%d struct { F K%[1]d }\ntype K%[1]d int\nconst C%[1]d K%[1]d = 1\n", i)
	}
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, "p.go", source.String(), 0)
	if err != nil {
		t.Fatal(err)
	}
	pkg, err := (&types.Config{}).Check("p", fset, []*ast.File{f}, nil)
	if err != nil {
		t.Fatal(err)
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	k := NewKeyer()
	for i := range n {
		field := &model.Field{Type: pkg.Scope().Lookup(fmt.Sprint("T", i)).Type()}
		part, _ := k.Part(field)
		if again, ok := k.Part(field); !ok || again != part {
			t.Fatal("a part has two keys")
		}
		k.Key(part[:], pkg.Scope())
	}
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}
