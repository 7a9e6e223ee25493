package annotations

import (
	"go/ast"
	"go/token"
	"strings"

	"github.com/etagen/etagen/annotations/grammar"
	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/annotations/source"
)

// checkNames reports names that the outputs declare or mean something by, and
// that are declared already, by hand or in the output of another resource.
func (r *reader) checkNames(all []*source.Subject) {
	declared := source.DeclaredNames(r.Files)
	outputs := map[string]*source.Subject{}
	for _, b := range all {
		names := b.Declared()
		if r.Package.Tests != nil {
			names = append(names, b.DeclaredInTests()...)
		}
		for _, name := range names {
			if at, taken := r.taken(declared, name); taken {
				r.fault(b, model.NameTaken, at, "the output for %s declares %s, and so does this: %s", b.Name, name, r.elsewhere(b, name, at))
			}
			if before := outputs[name]; before != nil {
				r.fault(b, model.NameTaken, b.Declaration.Name(), "the output for %s declares %s, and so does that for %s: rename one of the types", b.Name, name, before.Name)
			}
			outputs[name] = b
		}
		for _, m := range b.DeclaredMembers() {
			if at, taken := declared[m.Type+"."+m.Name]; taken {
				r.fault(b, model.NameTaken, at, "the output for %s gives %s its %s: rename the method", b.Name, m.Type, m.Name)
			}
		}
	}
	if len(all) > 0 {
		r.checkPredeclared(declared, all[0])
	}
}

// elsewhere says how to have the user's declaration and that of the output. A
// resource can be the alias of a type in another package, whose names are free.
func (r *reader) elsewhere(b *source.Subject, name string, at grammar.Span) string {
	inTests := strings.HasSuffix(r.Position(at.Pos).Filename, "_test.go")
	if !token.IsExported(name) || !token.IsExported(b.Name) || inTests || r.Package.Types == nil {
		return "rename it"
	}
	return "annotate an alias in another package instead, as in type " + b.Name + " = " + r.Package.Types.Name() + "." + b.Name + ", or rename it"
}

// taken is where a name of the output is declared by hand: in the package, or
// in its tests, which are compiled together with it.
func (r *reader) taken(declared map[string]grammar.Span, name string) (at grammar.Span, ok bool) {
	if at, ok = declared[name]; ok || r.Package.Tests == nil {
		return at, ok
	}
	for _, file := range r.Package.Tests(name) {
		if file.Name.Name != r.PackageName() {
			continue
		}
		if at, ok = source.DeclaredNames([]*ast.File{file})[name]; ok {
			return at, true
		}
	}
	return at, false
}

// predeclared are those of Go's predeclared names that outputs use.
var predeclared = []string{
	"append", "bool", "byte", "copy", "error", "false", "int", "int64", "iota", "len", "make", "new", "nil", "string", "true", "uint64",
}

// checkPredeclared reports declarations that give another meaning to a name that
// Go declares, and that the outputs use by that.
func (r *reader) checkPredeclared(declared map[string]grammar.Span, b *source.Subject) {
	for _, name := range predeclared {
		at, taken := declared[name]
		if taken {
			r.fault(b, model.NameTaken, at, "the output for %s uses the predeclared %s, which is something else here: rename it", b.Name, name)
		}
	}
}
