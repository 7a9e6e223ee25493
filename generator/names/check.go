package names

import (
	"fmt"
	"go/ast"
	"go/token"
	"strings"

	"github.com/etagen/etagen/annotations/model"
)

// A Package is the hand-written code of a package. Set Tests only if tests are written
// too.
type Package struct {
	Name     string                        // as in the package clause
	Fset     *token.FileSet                // of Declared
	Declared ByHand                        // without tests
	Tests    func(name string) []*ast.File // returns the tests that may declare a name; nil if no tests are generated

	NameOf func(path string) string // returns the name of a package that is imported without one
}

// An Output is a rendered file and the resource that it belongs to. Use it for each Go
// file of a package.
type Output struct {
	Names
	Resource *model.Resource // where mistakes are reported
}

// Check returns diagnostics for names that clash between the package and its outputs. The
// outputs are in the order of the resources. Call it after rendering, before anything is
// written.
func (p *Package) Check(outputs []Output) []model.Diagnostic {
	size := 0
	for _, o := range outputs {
		for range o.declared() {
			size++
		}
	}
	c := &check{Package: p, first: make(map[string]*model.Resource, size), reported: map[token.Pos]bool{}}
	for _, o := range outputs {
		c.declarations(o)
		c.members(o)
	}
	for _, o := range outputs {
		c.predeclared(o)
		c.imports(o)
	}
	return c.found
}

// A check holds the state of checking one package.
type check struct {
	*Package
	first    map[string]*model.Resource // the resource whose output declares a name
	reported map[token.Pos]bool         // declarations that are reported already, and that several outputs clash with
	found    []model.Diagnostic
}

// report reports that a name is taken.
func (c *check) report(pos, end token.Position, format string, args ...any) {
	c.found = append(c.found, model.Diagnostic{Pos: pos, End: end, Code: model.NameTaken, Message: fmt.Sprintf(format, args...)})
}

// at reports that a declaration clashes.
func (c *check) at(d declaration, format string, args ...any) {
	c.reported[d.name.Pos()] = true
	c.report(c.Fset.PositionFor(d.name.Pos(), false), c.Fset.PositionFor(d.name.End(), false), format, args...)
}

// lookup returns where a name is declared by hand. The key is a name, or Type.Method for
// a method. It looks in the package and in its tests, which are compiled together with
// it.
func (c *check) lookup(key string) (found declaration, ok bool) {
	if found, ok = c.Declared[key]; ok || c.Tests == nil {
		return found, ok
	}
	for _, f := range c.Tests(key[strings.LastIndexByte(key, '.')+1:]) {
		if f.Name.Name != c.Name {
			continue
		}
		eachDeclared(f, func(d declaration) {
			if !ok && d.key() == key {
				found, ok = d, true
			}
		})
	}
	return found, ok
}

// declarations reports names that an output declares, and that the user or the output of
// another resource has declared already.
func (c *check) declarations(o Output) {
	res := o.Resource
	for name := range o.declared() {
		if d, taken := c.lookup(name); taken {
			c.at(d, "the generated code for %s declares %s, and so does this: %s", res.Name, name, c.elsewhere(res, name, d))
		}
		if before := c.first[name]; before != nil && before != res {
			c.report(res.Pos, model.EndOf(res), "the generated code for %s declares %s, and so does the code for %s: rename one of the types", res.Name, name, before.Name)
		}
		c.first[name] = res
	}
}

// elsewhere says how to keep both the user's declaration and that of the output. A
// resource can be an alias of a type in another package, where the name is free.
func (c *check) elsewhere(res *model.Resource, name string, d declaration) string {
	inTests := strings.HasSuffix(c.Fset.PositionFor(d.name.Pos(), false).Filename, "_test.go")
	if !token.IsExported(name) || !token.IsExported(res.Name) || inTests {
		return "rename it"
	}
	return "annotate an alias in another package instead, as in type " + res.Name + " = " + c.Name + "." + res.Name + ", or rename it"
}

// members reports methods that a type of the output already has.
func (c *check) members(o Output) {
	for m := range o.members() {
		if d, taken := c.lookup(m.typ + "." + m.name); taken {
			c.at(d, "the generated code for %s gives %s its own %s: rename the method", o.Resource.Name, m.typ, m.name)
		}
	}
}

// predeclared reports declarations that give a new meaning to a predeclared name which
// the output uses. If it is a type, fields can have it, so uses in the types of fields
// are correct.
func (c *check) predeclared(o Output) {
	for p := range o.predeclared() {
		d, taken := c.lookup(p.name)
		if !taken || d.imported || c.reported[d.name.Pos()] || d.isType && !p.outside {
			continue
		}
		c.at(d, "the generated code for %s uses the predeclared %s, which this redeclares: rename it", o.Resource.Name, p.name)
	}
}

// imports reports declarations with a name under which the output imports a package: a
// name that a file imports cannot also be declared in the package.
func (c *check) imports(o Output) {
	for imp := range o.imports() {
		name := imp.name
		if name == "" {
			name = c.NameOf(imp.path)
		}
		d, taken := c.lookup(name)
		if !taken || d.imported || c.reported[d.name.Pos()] {
			continue
		}
		c.at(d, "the generated code for %s imports %s as %s, and this declares %s in the same package: rename it", o.Resource.Name, imp.path, name, name)
	}
}
