package generator_test

import (
	"go/parser"
	"go/token"
	"go/types"
	"strconv"
	"strings"
	"testing"
)

// module is the path of the module with the models.
const module = "example.com/models"

// holdImports requires that the output only imports the standard library, the module's
// own packages and those that the model itself uses.
func (rows modelRows) holdImports(t *testing.T) {
	t.Helper()
	for _, r := range rows {
		own := map[string]bool{}
		packagesOf(r.Object.Type(), own, map[types.Type]bool{})
		for _, path := range r.outputs() {
			file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
			if err != nil {
				t.Error(err)
				continue
			}
			for _, imp := range file.Imports {
				name, _ := strconv.Unquote(imp.Path.Value)
				first, _, _ := strings.Cut(name, "/")
				if strings.Contains(first, ".") && !strings.HasPrefix(name, module+"/") && !own[name] {
					t.Errorf("%s imports %s, which the model is not made of", path, name)
				}
			}
		}
	}
}

// packagesOf adds the packages of all types in a type.
func packagesOf(t types.Type, to map[string]bool, seen map[types.Type]bool) {
	if seen[t] {
		return
	}
	seen[t] = true
	if named, ok := types.Unalias(t).(*types.Named); ok && named.Obj().Pkg() != nil {
		to[named.Obj().Pkg().Path()] = true
		for arg := range named.TypeArgs().Types() {
			packagesOf(arg, to, seen)
		}
	}
	switch u := t.Underlying().(type) {
	case *types.Struct:
		for f := range u.Fields() {
			packagesOf(f.Type(), to, seen)
		}
	case *types.Map:
		packagesOf(u.Key(), to, seen)
		packagesOf(u.Elem(), to, seen)
	case interface{ Elem() types.Type }:
		packagesOf(u.Elem(), to, seen)
	}
}
