package gosource

import (
	"go/constant"
	"go/types"
	"strings"

	"github.com/dave/jennifer/jen"
)

// maxConstants limits how many constants of a type are used.
const maxConstants = 8

// Constants returns the constants of a type that its package declares, in the order of
// their names. For a struct, which has no constants, it returns variables. It returns
// none if the package cannot be imported.
func (o *File) Constants(t types.Type) []jen.Code {
	named, ok := types.Unalias(t).(*types.Named)
	if !ok || named.Obj().Pkg() == nil || !IsImportable(named.Obj().Pkg().Path(), o.Package.Path) {
		return nil
	}
	pkg := named.Obj().Pkg()
	var all []jen.Code
	for _, name := range pkg.Scope().Names() {
		c := pkg.Scope().Lookup(name)
		visible := c.Exported() || pkg.Path() == o.Package.Path
		if visible && isChoice(c) && types.Identical(c.Type(), t) && len(all) < maxConstants {
			all = append(all, jen.Qual(pkg.Path(), Marked(name)))
		}
	}
	if len(all) > 0 {
		o.NameTypeImports(t)
	}
	return all
}

// IsImportable reports whether one package may import another: one in a folder internal
// can only be imported from below the folder that contains internal, and one in a folder
// vendor has another path there. Use it before a file mentions a package.
func IsImportable(path, from string) bool {
	path = "/" + path + "/"
	if strings.Contains(path, "/vendor/") {
		return false
	}
	i := strings.LastIndex(path, "/internal/")
	return i < 0 || i > 0 && strings.HasPrefix("/"+from+"/", path[:i+1])
}

// isChoice reports whether a declaration is a value of an enumeration: a constant, or a
// variable of a struct type.
func isChoice(obj types.Object) bool {
	switch obj := obj.(type) {
	case *types.Const:
		return obj.Val().Kind() != constant.Unknown
	case *types.Var:
		_, isStruct := obj.Type().Underlying().(*types.Struct)
		return isStruct && obj.Name() != "_"
	}
	return false
}
