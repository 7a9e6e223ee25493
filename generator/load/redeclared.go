package load

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"github.com/etagen/etagen/annotations/model"
)

// reportMisread reports types that resources refer to, and fields in them, that are
// declared twice, fields that cannot be embedded, and generic types that contain
// themselves with new type arguments. Other type errors are left to the compiler, but
// after these the types are wrong: go/types omits a second field and keeps its tag, so
// that all later fields get the tag of another one; it promotes neither a field with the
// name of a method nor what a pointer type contains. After the last, reading a type
// might never end. Errors in packages without directives are reported with the first
// package that has some.
func (l *Loader) reportMisread(annotated []*Package) {
	owners := map[*unit]*Package{}
	for _, s := range annotated {
		owners[s.unit] = s
	}
	for _, path := range slices.Sorted(maps.Keys(l.types.units)) {
		u := l.types.units[path]
		owner := owners[u]
		if owner == nil && len(annotated) > 0 {
			owner = annotated[0]
		}
		for i, e := range u.errors {
			next := u.errors[i+1:]
			if d := l.misread(e, next); d.Code != "" && (u.isNeeded(e.Pos) || isPart(next) && u.isNeeded(next[0].Pos)) {
				owner.Misread = owner.Misread || owner.unit == u
				owner.report(d)
			}
		}
		if l.reportInfinite(owner, u.errors) {
			for _, s := range annotated {
				s.Infinite = true // it may refer to the type
			}
		}
	}
}

// misread returns a diagnostic for an error after which the types are wrong, and one
// without a code for other errors.
func (l *Loader) misread(e types.Error, next []types.Error) model.Diagnostic {
	if why, ok := strings.CutPrefix(e.Msg, "embedded field type "); ok {
		return model.Diagnostic{
			Pos:     l.Fset.PositionFor(e.Pos, false),
			Code:    model.UnknownType,
			Message: "the type of an embedded field " + why + ": embed the struct itself, or give the field a name",
		}
	}
	if name, ok := redeclaredIn(e.Msg); ok {
		return l.redeclared(name, e, next)
	}
	return model.Diagnostic{}
}

// redeclaredIn returns the name in a message such as "ID redeclared". It is not ok for
// the placeholders of imports that nothing needs, which all have the same name.
func redeclaredIn(message string) (name string, ok bool) {
	if name, ok = strings.CutPrefix(message, "field and method with the same name "); ok {
		return name, true
	}
	name, _, ok = strings.Cut(message, " redeclared")
	return name, ok && token.IsIdentifier(name)
}

// isPart reports whether the first error is a part of the one before it.
func isPart(errors []types.Error) bool {
	return len(errors) > 0 && strings.HasPrefix(errors[0].Msg, "\t")
}

// isNeeded reports whether a position is in the declaration of a type that resources
// refer to.
func (u *unit) isNeeded(pos token.Pos) bool {
	for _, f := range u.files {
		for _, d := range f.Decls {
			if g, ok := d.(*ast.GenDecl); ok && g.Tok == token.TYPE && g.Pos() <= pos && pos < g.End() {
				return slices.ContainsFunc(g.Specs, func(spec ast.Spec) bool {
					return spec.Pos() <= pos && pos < spec.End() && u.needed[spec.(*ast.TypeSpec).Name.Name]
				})
			}
		}
	}
	return false
}

// redeclared returns a diagnostic for an error that says that a name is declared twice.
// The next error, if it is a part of this one, says where the other declaration is.
func (l *Loader) redeclared(name string, e types.Error, next []types.Error) model.Diagnostic {
	other := ""
	if isPart(next) {
		at := l.Fset.PositionFor(next[0].Pos, false)
		other = fmt.Sprintf(", here and at %s:%d", filepath.Base(at.Filename), at.Line)
	}
	return model.Diagnostic{
		Pos:     l.Fset.PositionFor(e.Pos, false),
		End:     l.Fset.PositionFor(e.Pos+token.Pos(len(name)), false),
		Code:    model.Redeclared,
		Message: fmt.Sprintf("%s is declared twice%s: remove one, or rename it", name, other),
	}
}

// reportInfinite reports type parameters with ever new types, and reports whether
// there are any.
func (l *Loader) reportInfinite(owner *Package, errors []types.Error) (found bool) {
	for _, e := range errors {
		if !strings.HasPrefix(e.Msg, "instantiation cycle") {
			continue
		}
		found = true
		owner.Infinite = true
		owner.report(model.Diagnostic{
			Pos:     l.Fset.PositionFor(e.Pos, false),
			Code:    model.NotEncodable,
			Message: "the generic type with this parameter contains itself with new type arguments each time, which does not compile: give it the same arguments there",
		})
	}
	return found
}
