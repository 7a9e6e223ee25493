package gotype

import (
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"testing"
)

// declared type-checks declarations that import nothing, and returns the types among
// them, including those that the type checker rejects.
func declared(t *testing.T, source string) func(name string) types.Type {
	t.Helper()
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, "a.go", "package p\n"+source, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	conf := types.Config{Error: func(error) {}}
	pkg, _ := conf.Check("p", fset, []*ast.File{f}, nil)
	return func(name string) types.Type { return pkg.Scope().Lookup(name).Type() }
}

func TestEndless(t *testing.T) {
	of := declared(t, `
type Plain struct{ A int }
type Deep struct{ Mid }
type Mid struct{ *Plain; *Deep }
type Grow[T any] struct{ *Grow[[]T] }
type Holds struct{ Grow[int] }
type Names struct{ G Grow[int] }
type Number int
`)
	for name, want := range map[string]bool{"Plain": false, "Deep": false, "Holds": true, "Names": false, "Number": false} {
		if got := Endless(of(name)); got != want {
			t.Errorf("%s: %t", name, got)
		}
	}
}

func TestReachStops(t *testing.T) {
	of := declared(t, `
type A struct{ B map[string][]*B }
type B struct{ A *A; C [2]C }
type C chan D
type D struct{}
`)
	var met []string
	if !Reach(of("A"), &Visited{}, func(t types.Type) bool {
		if n, ok := t.(*types.Named); ok {
			met = append(met, n.Obj().Name())
		}
		return true
	}) || len(met) != 4 {
		t.Errorf("met %q", met)
	}
	if Reach(of("A"), &Visited{}, func(t types.Type) bool { return t != of("D") }) {
		t.Error("it did not stop at D")
	}
}

func TestHoldsLock(t *testing.T) {
	of := declared(t, `
type Mutex struct{ state int }
func (*Mutex) Lock() {}
func (*Mutex) Unlock() {}
type Value struct{ M Mutex }
type Pointer struct{ M *Mutex }
type Array struct{ M [1]Value }
type Slice struct{ M []Value }
`)
	for name, want := range map[string]bool{"Mutex": true, "Value": true, "Array": true, "Pointer": false, "Slice": false} {
		if got := HoldsLock(of(name), &Visited{}); got != want {
			t.Errorf("%s: %t", name, got)
		}
	}
}

func TestPaths(t *testing.T) {
	of := declared(t, `
type Book struct{ *Base; Title string }
type Base struct{ Meta Meta }
type Meta struct{ Version int }
`)
	path := PathTo(of("Book"), []int{0, 0, 0})
	var step *Step
	for _, v := range path {
		step = step.Then(v)
	}
	for _, fields := range [][]*types.Var{path, step.Fields()} {
		if PathName(fields) != "Base.Meta.Version" || Last(fields).Name() != "Version" {
			t.Errorf("got %s", PathName(fields))
		}
	}
	if short := PathTo(of("Book"), []int{1, 7}); len(short) != 1 {
		t.Errorf("the way to nothing is %s", PathName(short))
	}
	var s Set
	if !s.Add(types.NewSlice(of("Meta"))) || s.Add(types.NewSlice(of("Meta"))) || s.Has(of("Meta")) {
		t.Error("identical types are not one in a set")
	}
}
