package main

import (
	"cmp"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/packages"
)

// An arrow leads from a file to another of the same part that declares a function, a
// method, a type, a variable or a constant which the first one uses.
type arrow struct{ from, to string }

// TestArchitectureArrows checks that the files of each part need each other one way.
func TestArchitectureArrows(t *testing.T) {
	cfg := &packages.Config{Mode: packages.LoadSyntax, Dir: "../.."}
	parts, err := packages.Load(cfg, "./annotations/...", "./cmd/...", "./generator/...", "./templates/...")
	if err != nil {
		t.Fatal(err)
	}
	all := map[string][]arrow{}
	for _, p := range parts {
		for _, err := range p.Errors {
			t.Errorf("%s: %v", p.PkgPath, err)
		}
		all[strings.TrimPrefix(p.PkgPath, modulePath)] = arrowsOf(p.Fset, p.Types, p.TypesInfo)
	}
	if len(all) < 20 {
		t.Fatalf("only %d parts were found", len(all))
	}
	h := &house{}
	h.checkArrows(all)
	for _, b := range h.broken {
		t.Error(b)
	}
}

// checkArrows checks that no arrows of a part belong to a cycle.
func (h *house) checkArrows(parts map[string][]arrow) {
	for _, part := range slices.Sorted(maps.Keys(parts)) {
		found := inCycles(parts[part])
		if len(found) == 0 {
			continue
		}
		var list strings.Builder
		for _, a := range found {
			list.WriteString("\n\t" + a.from + " -> " + a.to)
		}
		h.breaks("%s: %d arrows between files belong to cycles:%s", part, len(found), list.String())
	}
}

// arrowsOf returns the arrows between the files of a package, in order.
func arrowsOf(fset *token.FileSet, pkg *types.Package, info *types.Info) []arrow {
	name := func(pos token.Pos) string { return filepath.Base(fset.Position(pos).Filename) }
	found := map[arrow]bool{}
	for id, obj := range info.Uses {
		if obj.Pkg() != pkg || obj.Parent() != pkg.Scope() && !isMethod(obj) {
			continue
		}
		if a := (arrow{name(id.Pos()), name(obj.Pos())}); a.from != a.to {
			found[a] = true
		}
	}
	return slices.SortedFunc(maps.Keys(found), func(a, b arrow) int {
		return cmp.Or(strings.Compare(a.from, b.from), strings.Compare(a.to, b.to))
	})
}

// isMethod reports whether an object is a method.
func isMethod(obj types.Object) bool {
	fn, ok := obj.(*types.Func)
	return ok && fn.Signature().Recv() != nil
}

// inCycles returns the arrows whose end leads back to their beginning.
func inCycles(arrows []arrow) []arrow {
	next := map[string][]string{}
	for _, a := range arrows {
		next[a.from] = append(next[a.from], a.to)
	}
	return slices.DeleteFunc(slices.Clone(arrows), func(a arrow) bool { return !leads(next, a.to, a.from, map[string]bool{}) })
}

// leads reports whether arrows lead from one file to another; seen has the files that
// were tried already.
func leads(next map[string][]string, from, to string, seen map[string]bool) bool {
	if from == to {
		return true
	}
	if seen[from] {
		return false
	}
	seen[from] = true
	return slices.ContainsFunc(next[from], func(file string) bool { return leads(next, file, to, seen) })
}

// TestArrowsAreHeld checks a part with a cycle of two files, which a third does not
// belong to, and a part without a cycle.
func TestArrowsAreHeld(t *testing.T) {
	fset, info := token.NewFileSet(), &types.Info{Uses: map[*ast.Ident]types.Object{}}
	var files []*ast.File
	for _, f := range []struct{ name, content string }{
		{"a.go", "package p\n\ntype t struct{ f int }\n\nfunc (x t) up() { x.down() }\n"},
		{"b.go", "package p\n\nfunc (x t) down() { _ = x.f + low }\n"},
		{"c.go", "package p\n\nconst low = 1\n"},
	} {
		syntax, err := parser.ParseFile(fset, f.name, f.content, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, syntax)
	}
	pkg, err := new(types.Config).Check("p", fset, files, info)
	if err != nil {
		t.Fatal(err)
	}
	arrows := arrowsOf(fset, pkg, info)
	if want := []arrow{{"a.go", "b.go"}, {"b.go", "a.go"}, {"b.go", "c.go"}}; !slices.Equal(arrows, want) {
		t.Errorf("got the arrows %q", arrows)
	}
	h := &house{}
	h.checkArrows(map[string][]arrow{"p": arrows, "q": arrows[2:]})
	want := "p: 2 arrows between files belong to cycles:\n\ta.go -> b.go\n\tb.go -> a.go"
	if got := strings.Join(h.broken, "\n"); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
