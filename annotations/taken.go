package annotations

import (
	"go/ast"
	"slices"
	"strings"
)

// checkNames reports names that the outputs declare or mean something by, and
// that are declared already, by hand or in the output of another resource.
func (r *reader) checkNames(all []*built) {
	declared := declaredNames(r.files)
	outputs := map[string]*built{}
	for _, b := range all {
		names := b.Declared()
		if r.pkg.Tests != nil {
			names = append(names, b.DeclaredInTests()...)
		}
		for _, name := range names {
			if at, taken := r.taken(declared, name); taken {
				r.fault(b, NameTaken, at, "the output for %s declares %s, and so does this: rename it", b.Name, name)
			}
			if before := outputs[name]; before != nil {
				r.fault(b, NameTaken, b.declared.name(), "the output for %s declares %s, and so does that for %s: rename one of the types", b.Name, name, before.Name)
			}
			outputs[name] = b
		}
		for _, m := range b.members() {
			if at, taken := declared[m.typ+"."+m.name]; taken {
				r.fault(b, NameTaken, at, "the output for %s gives %s its %s: rename the method", b.Name, m.typ, m.name)
			}
		}
	}
	if len(all) > 0 {
		r.checkPredeclared(declared, all[0])
	}
}

// taken is where a name of the output is declared by hand: in the package, or
// in its tests, which are compiled together with it.
func (r *reader) taken(declared map[string]span, name string) (at span, ok bool) {
	if at, ok = declared[name]; ok || r.pkg.Tests == nil {
		return at, ok
	}
	for _, file := range r.pkg.Tests(name) {
		if file.Name.Name != r.packageName() {
			continue
		}
		if at, ok = declaredNames([]*ast.File{file})[name]; ok {
			return at, true
		}
	}
	return at, false
}

// A memberName is a field or a method of a type of the output: no method of the
// user's can be called so.
type memberName struct{ typ, name string }

// members are the fields and methods of the types that the output declares.
func (b *built) members() []memberName {
	n := b.Names()
	var all []memberName
	add := func(typ string, names ...string) {
		for _, name := range names {
			all = append(all, memberName{typ, name})
		}
	}
	if b.Handled() {
		add(n.Handler, "Store", "MaxBody", "OnError", "Now", "Register")
	}
	if b.Route != nil {
		add(n.Handler, "find")
		for _, method := range b.Route.Methods {
			add(n.Handler, method[:1]+strings.ToLower(method[1:]))
		}
	}
	if b.Stat {
		add(n.Stat, "appendTag", "modified")
		for _, f := range slices.Concat([]*Field{b.Version, b.Modified, b.Incarnation}, b.Derived) {
			if f != nil {
				add(n.Stat, upperFirst(f.Name()))
			}
		}
	}
	if c := b.Collection; c != nil {
		add(n.Handler, "List", "Create", "list")
		add(n.Query, "Limit", "After", "Sort")
		for _, id := range c.IDs {
			add(n.Query, upperFirst(id.Field.Name()))
		}
		for _, m := range c.Filter {
			add(n.Query, upperFirst(m.Field.Name()))
		}
		add(n.Page, "Items", "Next")
		add(n.ListStat, "Counter", "Mark")
		add(n.Sort, "Field", "Descending")
	}
	return all
}

// predeclared are those of Go's predeclared names that outputs use.
var predeclared = []string{
	"append", "bool", "byte", "copy", "error", "false", "int", "int64", "iota", "len", "make", "new", "nil", "string", "true", "uint64",
}

// checkPredeclared reports declarations that give another meaning to a name that
// Go declares, and that the outputs use by that.
func (r *reader) checkPredeclared(declared map[string]span, b *built) {
	for _, name := range predeclared {
		at, taken := declared[name]
		if taken {
			r.fault(b, NameTaken, at, "the output for %s uses the predeclared %s, which is something else here: rename it", b.Name, name)
		}
	}
}
