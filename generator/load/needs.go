package load

import (
	"go/ast"
	"reflect"
	"strconv"
)

// A need is a declaration that a resource refers to, directly or indirectly.
type need struct {
	unit *unit
	name string
}

// follow finds everything that the annotated types refer to, in any package. It lists
// new packages in rounds, with one listing for all that a round has found.
func (u *universe) follow(needs []need) error {
	for len(needs) > 0 {
		u.unlisted = map[string]bool{}
		var waiting []need
		for len(needs) > 0 {
			n := needs[len(needs)-1]
			needs = needs[:len(needs)-1]
			more, complete := u.visit(n)
			needs = append(needs, more...)
			if !complete {
				waiting = append(waiting, n)
			}
		}
		if err := u.listMissing(); err != nil {
			return err
		}
		needs = waiting
	}
	return nil
}

// visit returns what a declaration refers to. It is not complete if packages must be
// listed first.
func (u *universe) visit(n need) (more []need, complete bool) {
	u.parse(n.unit)
	n.unit.needed[n.name] = true
	if !n.unit.entered {
		n.unit.entered = true
		for _, name := range n.unit.annotated {
			if !n.unit.needed[name] {
				n.unit.needed[name] = true
				more = append(more, need{n.unit, name})
			}
		}
	}
	d, ok := n.unit.decls[n.name]
	if !ok || d.node == nil {
		return more, true
	}
	v := &references{universe: u, unit: n.unit, file: d.file, complete: true}
	if t, ok := d.node.(*ast.TypeSpec); ok {
		v.visit(t.Type) // constraints of type parameters do not affect the type
	} else {
		v.visit(d.node)
	}
	for _, found := range v.found {
		if !found.unit.needed[found.name] {
			found.unit.needed[found.name] = true
			more = append(more, found)
		}
	}
	return more, v.complete
}

// references collects what a declaration refers to.
type references struct {
	*universe
	unit     *unit
	file     *ast.File
	found    []need
	complete bool
}

// visit walks an expression, or a specification of values. Signatures are skipped: a
// validator or a member of a JSON object is never a function, and the methods that
// matter have only predeclared types or time.Time in their signatures.
func (v *references) visit(node ast.Node) {
	if node == nil || reflect.ValueOf(node).IsNil() {
		return
	}
	ast.Inspect(node, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncType, *ast.FuncLit:
			return false
		case *ast.StructType:
			v.visitStruct(n)
			return false
		case *ast.SelectorExpr:
			if x, ok := n.X.(*ast.Ident); ok {
				v.selector(x.Name, n.Sel.Name)
				return false
			}
		case *ast.Ident:
			v.ident(n.Name)
			return false
		}
		return true
	})
}

// visitStruct visits the fields that can matter. The types of other fields, such as a
// client, stay unknown. If there is a method that writes, other fields are visited too
// if they may contain a lock: a write keeps their values.
func (v *references) visitStruct(s *ast.StructType) {
	if s.Fields == nil {
		return
	}
	for _, f := range s.Fields.List {
		if len(f.Names) == 0 || v.matters(f) || v.writes() && mayHoldLock(f.Type) {
			v.visit(f.Type)
		}
	}
}

// writes reports whether a directive of the run names a method that writes.
func (v *references) writes() bool { return v.words["PUT"] || v.words["PATCH"] || v.words["DELETE"] }

// mayHoldLock reports whether copying a value also copies what is in it, judged by how
// its type is written. Pointers, maps and slices do not.
func mayHoldLock(t ast.Expr) bool {
	switch t := t.(type) {
	case *ast.Ident, *ast.SelectorExpr, *ast.IndexExpr, *ast.IndexListExpr, *ast.StructType:
		return true
	case *ast.ParenExpr:
		return mayHoldLock(t.X)
	case *ast.ArrayType:
		return t.Len != nil && mayHoldLock(t.Elt)
	}
	return false
}

// matters reports whether a field can have a role or be part of the JSON.
func (v *references) matters(f *ast.Field) bool {
	tag := reflect.StructTag("")
	if f.Tag != nil {
		text, _ := strconv.Unquote(f.Tag.Value)
		tag = reflect.StructTag(text)
	}
	if _, ok := tag.Lookup("etagen"); ok {
		return true
	}
	for _, name := range f.Names {
		if v.words[name.Name] {
			return true
		}
		if name.IsExported() && tag.Get("json") != "-" {
			return true
		}
	}
	return false
}

// ident records a reference without a package name: to the same package, or through a
// dot import.
func (v *references) ident(name string) {
	if _, ok := v.unit.decls[name]; ok {
		v.found = append(v.found, need{v.unit, name})
		return
	}
	for _, imp := range v.file.Imports {
		if imp.Name != nil && imp.Name.Name == "." {
			v.reference(ImportPath(imp), name)
		}
	}
}

// selector records a reference to another package.
func (v *references) selector(pkg, name string) {
	var candidates []string
	for _, imp := range v.file.Imports {
		path := ImportPath(imp)
		switch {
		case imp.Name != nil && imp.Name.Name == pkg:
			v.reference(path, name)
			return
		case imp.Name == nil && path != "":
			candidates = append(candidates, path)
		}
	}
	for _, path := range v.named(pkg, candidates) {
		v.reference(path, name)
	}
}

// named returns the packages that are called name. It goes by the last element of the
// path if that is enough. Otherwise it returns all packages that are not listed yet,
// since any of them may have the name.
func (v *references) named(name string, paths []string) []string {
	var unlisted []string
	for _, path := range paths {
		unit := v.lookup(v.unit, path)
		if unit != nil && unit.name == name || unit == nil && GuessName(path) == name {
			return []string{path}
		}
		if unit == nil {
			unlisted = append(unlisted, path)
		}
	}
	return unlisted
}

// reference records a reference to a declaration of the package at path.
func (v *references) reference(path, name string) {
	if path == "" || path == "C" || path == "unsafe" {
		return
	}
	unit := v.lookup(v.unit, path)
	if unit == nil {
		v.unlisted[v.canonical(v.unit, path)] = true
		v.complete = false
		return
	}
	v.found = append(v.found, need{unit, name})
}
