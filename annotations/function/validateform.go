package function

import (
	"go/ast"
	"go/types"
	"slices"
	"strings"

	"github.com/etagen/etagen/annotations/gotype"
	"github.com/etagen/etagen/annotations/grammar"
	"github.com/etagen/etagen/annotations/model"
)

// readValidateForm sets the form of a function, or reports that its signature does not
// fit.
func (r validation) readValidateForm(w grammar.Word, f *types.Func, method bool) {
	if v, ok := r.validateForm(f, method); ok {
		r.Validate = v
		return
	}
	signature := strings.TrimPrefix(r.Qualified(f.Type()), "func")
	if _, decl := r.declarationOf(f); decl != nil {
		signature = strings.TrimPrefix(types.ExprString(decl.Type), "func")
		if decl.Type.TypeParams != nil {
			signature = "[...]" + signature
		}
	}
	at := ""
	if f.Pkg() == r.Package.Types {
		at = " (" + r.Place(f.Pos()) + ")"
	}
	if method {
		r.Report(model.BadValidate, w.ValueAt, "the method %s%s%s cannot validate: declare it as func (%s *%s) %s() error, or func (%s *%s) %s(ctx context.Context, stored *%s) error",
			f.Name(), signature, at, r.local(), r.Name, f.Name(), r.local(), r.Name, f.Name(), r.Name)
		return
	}
	r.Report(model.BadValidate, w.ValueAt, "the function %s%s%s cannot validate: declare it as func %s(%s) error", f.Name(), signature, at, f.Name(), r.validateParams())
}

// validateForm reads the signature of a function or a method.
func (r validation) validateForm(f *types.Func, method bool) (*model.Validate, bool) {
	sig, ok := f.Type().(*types.Signature)
	if !ok || sig.TypeParams().Len() > 0 || sig.Variadic() || sig.Results().Len() != 1 || !isError(sig.Results().At(0).Type()) {
		return nil, false
	}
	v := &model.Validate{Func: f.Name(), Method: method, Plain: method && sig.Params().Len() == 0}
	resources := 2
	if method {
		resources = 1
	}
	if v.Plain {
		return v, true
	}
	if sig.Params().Len() != 1+resources || !r.takesContext(f, sig.Params().At(0).Type()) {
		return nil, false
	}
	for i := range resources {
		if !types.Identical(sig.Params().At(1+i).Type(), types.NewPointer(r.Object.Type())) {
			return nil, false
		}
	}
	return v, true
}

// isError reports whether a type is that of errors.
func isError(t types.Type) bool { return types.Identical(t, types.Universe.Lookup("error").Type()) }

// takesContext reports whether the first parameter of a function is a context. Its type
// is known only if a resource contains one. Otherwise the syntax decides, or the
// compiler.
func (r validation) takesContext(f *types.Func, t types.Type) bool {
	if gotype.Known(t) {
		named, ok := types.Unalias(t).(*types.Named)
		return ok && named.Obj().Pkg() != nil && named.Obj().Pkg().Path() == "context" && named.Obj().Name() == "Context"
	}
	file, decl := r.declarationOf(f)
	return decl == nil || isQualified(file, ast.Unparen(decl.Type.Params.List[0].Type), "context", "context", "Context")
}

// reportNoValidate reports that there is no such function or method. It prefers to
// suggest one with a suitable signature.
func (r validation) reportNoValidate(w grammar.Word, name string) {
	for _, file := range r.testsWith(name) {
		for _, decl := range functions(file) {
			if decl.Name.Name == w.Value {
				r.Report(model.BadValidate, w.ValueAt, "the function %s is in a test file (%s), which is not part of the build: move it to another file of package %s", w.Value, r.Place(decl.Pos()), r.PackageName())
				return
			}
		}
	}
	likely := r.nearValidate(w.Value, name)
	switch {
	case likely != "":
		r.Suggest(model.BadValidate, w.ValueAt, likely, "%s: write %s", r.noValidate(w, name), likely)
	case name != w.Value:
		r.Report(model.BadValidate, w.ValueAt, "%s: write func (%s *%s) %s() error", r.noValidate(w, name), r.local(), r.Name, name)
	default:
		r.Report(model.BadValidate, w.ValueAt, "%s: write func %s(%s) error", r.noValidate(w, name), name, r.validateParams())
	}
}

// noValidate says what does not exist.
func (r validation) noValidate(w grammar.Word, name string) string {
	if name != w.Value {
		return "type " + r.Name + " has no method " + name
	}
	return "package " + r.PackageName() + " has no function " + name
}

// nearValidate returns the function or method that a value probably means, or "". The
// last part of the value is name.
func (r validation) nearValidate(value, name string) string {
	var fit, others []string
	add := func(f *types.Func, called string, method bool) {
		if _, ok := r.validateForm(f, method); ok {
			fit = append(fit, called)
		} else {
			others = append(others, called)
		}
	}
	scope := r.Package.Types.Scope()
	for _, called := range scope.Names() {
		if f, ok := scope.Lookup(called).(*types.Func); ok {
			add(f, called, false)
		}
	}
	methods := types.NewMethodSet(types.NewPointer(r.Object.Type()))
	for i := range methods.Len() {
		f, ok := methods.At(i).Obj().(*types.Func)
		if ok && (f.Exported() || f.Pkg() == r.Package.Types) {
			add(f, r.Name+"."+f.Name(), true)
		}
	}
	if slices.Contains(fit, r.Name+"."+name) {
		return r.Name + "." + name // without its type
	}
	if slices.Contains(fit, name) {
		return name // with a type that does not have this method
	}
	if likely := grammar.Closest(value, fit); likely != "" {
		return likely
	}
	return grammar.Closest(value, others)
}
