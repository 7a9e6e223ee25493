package source

import (
	"go/ast"
	"go/types"
	"slices"
	"strconv"
	"strings"

	"github.com/etagen/etagen/annotations/gotype"
)

// FieldsOf returns the fields of a struct, with types that can be written. Use it for the
// code that stops compiling if a field changes.
func (r *Source) FieldsOf(t types.Type) []*types.Var {
	st, ok := t.Underlying().(*types.Struct)
	if !ok {
		return nil
	}
	named, ok := types.Unalias(t).(*types.Named)
	isInstance := ok && named.TypeArgs().Len() > 0
	fields := make([]*types.Var, 0, st.NumFields())
	for v := range st.Fields() {
		if !whole(v.Type()) {
			var typ types.Type
			if f := r.Syntax(v); f != nil && !isInstance {
				typ = r.written(f.Type)
			}
			v = types.NewField(v.Pos(), v.Pkg(), v.Name(), typ, v.Embedded())
		}
		fields = append(fields, v)
	}
	return fields
}

// whole reports whether the type checker has resolved everything that is needed to write
// a type: the names in it, not their definitions.
func whole(t types.Type) bool {
	switch t := t.(type) {
	case *types.Basic:
		return t.Kind() != types.Invalid
	case *types.Interface:
		return t.Empty()
	}
	return !slices.ContainsFunc(gotype.Parts(t), func(part types.Type) bool { return !whole(part) })
}

// written returns the type that the declaration of a field in this package names. The
// loader omits declarations that neither a validator nor the JSON can need, so the type
// checker does not know the type. It returns nil if the source does not determine the
// type.
func (r *Source) written(expr ast.Expr) types.Type {
	switch e := expr.(type) {
	case *ast.ParenExpr:
		return r.written(e.X)
	case *ast.Ident:
		return r.writtenName(e)
	case *ast.SelectorExpr:
		if x, ok := e.X.(*ast.Ident); ok {
			return nominal(r.imported(x), e.Sel.Name)
		}
	case *ast.StarExpr:
		if elem := r.written(e.X); elem != nil {
			return types.NewPointer(elem)
		}
	case *ast.ArrayType:
		return r.writtenArray(e)
	case *ast.ChanType:
		directions := map[ast.ChanDir]types.ChanDir{ast.SEND: types.SendOnly, ast.RECV: types.RecvOnly}
		if elem := r.written(e.Value); elem != nil {
			return types.NewChan(directions[e.Dir], elem)
		}
	case *ast.MapType:
		if key, elem := r.written(e.Key), r.written(e.Value); key != nil && elem != nil {
			return types.NewMap(key, elem)
		}
	case *ast.FuncType:
		return r.writtenFunc(e)
	case *ast.StructType:
		return r.writtenStruct(e)
	case *ast.InterfaceType:
		if e.Methods.NumFields() == 0 {
			return types.NewInterfaceType(nil, nil)
		}
	}
	return nil
}

func (r *Source) writtenStruct(e *ast.StructType) types.Type {
	var fields []*types.Var
	for _, f := range e.Fields.List {
		t := r.written(f.Type)
		if t == nil || len(f.Names) == 0 || f.Tag != nil {
			return nil
		}
		for _, name := range f.Names {
			fields = append(fields, types.NewField(name.Pos(), r.Package.Types, name.Name, t, false))
		}
	}
	return types.NewStruct(fields, nil)
}

func (r *Source) writtenArray(e *ast.ArrayType) types.Type {
	elem := r.written(e.Elt)
	switch length, ok := e.Len.(*ast.BasicLit); {
	case elem == nil:
	case e.Len == nil:
		return types.NewSlice(elem)
	case ok:
		if n, err := strconv.ParseInt(length.Value, 0, 64); err == nil {
			return types.NewArray(elem, n)
		}
	}
	return nil
}

func (r *Source) writtenFunc(e *ast.FuncType) types.Type {
	variadic := false
	tuple := func(list *ast.FieldList) (*types.Tuple, bool) {
		var vars []*types.Var
		if list == nil {
			return nil, true
		}
		for _, f := range list.List {
			expr := f.Type
			if rest, ok := expr.(*ast.Ellipsis); ok {
				expr = &ast.ArrayType{Elt: rest.Elt}
				variadic = true
			}
			t := r.written(expr)
			if t == nil {
				return nil, false
			}
			for range max(1, len(f.Names)) {
				vars = append(vars, types.NewParam(f.Pos(), nil, "", t))
			}
		}
		return types.NewTuple(vars...), true
	}
	params, ok := tuple(e.Params)
	results, also := tuple(e.Results)
	if !ok || !also {
		return nil
	}
	return types.NewSignatureType(nil, nil, nil, params, results, variadic)
}

// writtenName returns the type for a name without a package.
func (r *Source) writtenName(id *ast.Ident) types.Type {
	if r.Package.Types == nil {
		return nil
	}
	if obj := r.Package.Types.Scope().Lookup(id.Name); obj != nil {
		return nominal(r.Package.Types, id.Name)
	}
	if obj, ok := types.Universe.Lookup(id.Name).(*types.TypeName); ok {
		return obj.Type()
	}
	isDot := func(imp *ast.ImportSpec) bool { return imp.Name != nil && imp.Name.Name == "." }
	if slices.ContainsFunc(r.importsAt(id), isDot) {
		return nil
	}
	return nominal(r.Package.Types, id.Name)
}

// nominal returns a type of which only the name is known; nil without a package.
func nominal(pkg *types.Package, name string) types.Type {
	if pkg == nil {
		return nil
	}
	return types.NewNamed(types.NewTypeName(0, pkg, name, nil), types.NewStruct(nil, nil), nil)
}

// imported returns the package that a name denotes in its file; nil if that is not
// certain.
func (r *Source) imported(id *ast.Ident) *types.Package {
	var found *types.Package
	for _, imp := range r.importsAt(id) {
		path, err := strconv.Unquote(imp.Path.Value)
		switch {
		case err != nil || path == "C":
		case imp.Name != nil && imp.Name.Name == id.Name:
			return types.NewPackage(path, id.Name)
		case imp.Name == nil && strings.HasSuffix("/"+majorless(path), "/"+id.Name):
			found = types.NewPackage(path, id.Name)
		}
	}
	return found
}

// majorless returns an import path without a major version at its end. The last element
// is then very likely the name of the package.
func majorless(path string) string {
	last := path[strings.LastIndexByte(path, '/')+1:]
	if n, err := strconv.Atoi(strings.TrimPrefix(last, "v")); err == nil && n > 1 && last[0] == 'v' {
		return strings.TrimSuffix(path, "/"+last)
	}
	return path
}

// importsAt returns the imports of the file that contains a node.
func (r *Source) importsAt(n ast.Node) []*ast.ImportSpec {
	for _, file := range r.Files {
		if file.FileStart <= n.Pos() && n.Pos() < file.FileEnd {
			return file.Imports
		}
	}
	return nil
}
