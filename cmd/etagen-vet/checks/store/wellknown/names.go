package wellknown

import (
	"go/types"
	"strings"
)

// FunctionName returns the full name of a function, as in the tables: path.Type.Method for
// a method. The module path has no major version. Use it for every function that is
// recognized by its name.
func FunctionName(fn *types.Func) string {
	if fn == nil || fn.Pkg() == nil {
		return ""
	}
	name := fn.Name()
	if recv := fn.Signature().Recv(); recv != nil {
		t := recv.Type()
		if p, ok := types.Unalias(t).(*types.Pointer); ok {
			t = p.Elem()
		}
		named, ok := types.Unalias(t).(*types.Named)
		if !ok {
			return ""
		}
		name = named.Obj().Name() + "." + name
	}
	return Versionless(fn.Pkg().Path()) + "." + name
}

// Versionless returns a path without its major version: pgx for pgx/v5. Use it to compare
// import paths.
func Versionless(path string) string {
	elements := strings.Split(path, "/")
	kept := elements[:0]
	for _, e := range elements {
		if number, ok := strings.CutPrefix(e, "v"); ok && number != "" && strings.Trim(number, "0123456789") == "" {
			continue
		}
		kept = append(kept, e)
	}
	return strings.Join(kept, "/")
}
