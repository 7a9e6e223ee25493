package scope

import (
	"go/types"
	"slices"
	"strings"

	"github.com/etagen/etagen/annotations/gotype"
)

// QualifiedName returns the name of a type after the name of its package. Use it for
// diagnostics about types of other packages.
func QualifiedName(obj *types.TypeName) string { return obj.Pkg().Name() + "." + obj.Name() }

// WhyHidden says why a type cannot be named. Use it for the reason in a diagnostic.
func WhyHidden(obj *types.TypeName) string {
	if !obj.Exported() {
		return "its package does not export it"
	}
	return "package " + obj.Pkg().Path() + " is internal to another directory; give the field a type from a package that can be imported"
}

// HiddenType returns the name of a type, or of what it points to, if a package cannot
// write it: another package does not export it, or cannot be imported. It returns nil
// for all other types.
func HiddenType(t types.Type, from *types.Package) *types.TypeName {
	named, ok := gotype.Deref(t).(interface{ Obj() *types.TypeName })
	if !ok {
		return nil
	}
	obj := named.Obj()
	if obj.Pkg() == nil || from == nil || obj.Pkg().Path() == from.Path() || obj.Exported() && importable(obj.Pkg().Path(), from.Path()) {
		return nil
	}
	return obj
}

// importable reports whether a package may import another one. If a path has the element
// internal, only packages below the path before the last such element may import it.
func importable(path, from string) bool {
	elements := strings.Split(path, "/")
	i := len(elements) - 1
	for i >= 0 && elements[i] != "internal" {
		i--
	}
	if i < 0 {
		return true
	}
	tree := elements[:i]
	below := strings.Split(from, "/")
	return len(tree) > 0 && len(below) >= len(tree) && slices.Equal(below[:len(tree)], tree)
}

// HiddenWithin does what HiddenType does, for a type that has to be written completely,
// such as that of a field in the struct that stat returns.
func HiddenWithin(t types.Type, from *types.Package) *types.TypeName {
	if obj := HiddenType(t, from); obj != nil {
		return obj
	}
	for _, part := range gotype.Parts(t) {
		if obj := HiddenWithin(part, from); obj != nil {
			return obj
		}
	}
	return nil
}
