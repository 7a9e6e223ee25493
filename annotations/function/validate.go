package function

import (
	"go/token"
	"go/types"
	"strings"

	"github.com/etagen/etagen/annotations/grammar"
	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/annotations/source"
)

// ReadValidate reads the argument validate of a resource. Call it after ReadSample,
// because it uses the sample.
func ReadValidate(s *source.Subject) {
	r := validation{s}
	w, ok := r.Given["validate"]
	if !ok || r.Route == nil {
		return
	}
	if !r.Updates() && !r.Posts() {
		r.Report(model.BadArgument, w.Span, "validate checks what clients send, and %s accepts nothing from them: write methods=GET,PUT or remove validate", r.Name)
		return
	}
	typeName, name, isMethod := strings.Cut(w.Value, ".")
	if !isMethod {
		name = w.Value
	}
	switch {
	case !isName(name) || isMethod && !isName(typeName):
		r.reportNoValidateName(w)
		return
	case r.Object == nil || r.Package.Types == nil:
		return
	case isMethod && typeName != r.Name:
		r.reportForeignValidate(w, typeName, name)
	case isMethod:
		r.readValidateMethod(w, name)
	default:
		r.readValidateFunc(w)
	}
	if r.Validate != nil && r.Sample == nil && r.Given["sample"].Value == "" && r.Package.Tests != nil {
		r.Note(model.NeedsSample, w.Span, "%s has to accept the %s that the generated tests fill in: name a function that makes a valid one, as in sample=new%s", w.Value, r.Name, model.UpperFirst(r.Name))
	}
}

// isName reports whether a text can be the name of a function.
func isName(text string) bool { return token.IsIdentifier(text) && text != "_" }

// reportNoValidateName reports a value that is not a name, and suggests one.
func (r validation) reportNoValidateName(w grammar.Word) {
	likely := strings.NewReplacer("(", "", ")", "", "*", "", "&", "", "{}", "").Replace(w.Value)
	typeName, name, isMethod := strings.Cut(likely, ".")
	if !isMethod && !isName(likely) || isMethod && (typeName != r.Name || !isName(name)) {
		likely = ""
	}
	r.Suggest(model.BadArgument, w.ValueAt, likely, "validate cannot be %q: write the name of a function of package %s, such as validate%s, or of a method, such as %s.Validate",
		w.Value, r.PackageName(), model.UpperFirst(r.Name), r.Name)
}

// reportForeignValidate reports a name from another package, or a method of another
// type.
func (r validation) reportForeignValidate(w grammar.Word, of, name string) {
	_, isType := r.Package.Types.Scope().Lookup(of).(*types.TypeName)
	switch {
	case r.methodOf(name) != nil && (isType || grammar.Closest(of, []string{r.Name}) != ""):
		likely := r.Name + "." + name
		r.Suggest(model.BadValidate, w.ValueAt, likely, "%s is not a method of %s: write %s", w.Value, r.Name, likely)
	case isType:
		r.Report(model.BadValidate, w.ValueAt, "%s is not a method of %s: write a method of %s, or a function of package %s that calls it", w.Value, r.Name, r.Name, r.PackageName())
	default:
		r.Report(model.BadValidate, w.ValueAt, "%s is in another package, but validate takes a function of package %s: write one that calls %s", w.Value, r.PackageName(), w.Value)
	}
}

// readValidateFunc reads the name of a function.
func (r validation) readValidateFunc(w grammar.Word) {
	switch obj := r.Package.Types.Scope().Lookup(w.Value).(type) {
	case *types.Func:
		r.readValidateForm(w, obj, false)
	case nil:
		r.reportNoValidate(w, w.Value)
	default:
		r.Report(model.BadValidate, w.ValueAt, "%s (%s) is not a function: write func %s(%s) error", w.Value, r.Place(obj.Pos()), w.Value, r.validateParams())
	}
}

// readValidateMethod reads the name of a method of the resource.
func (r validation) readValidateMethod(w grammar.Word, name string) {
	obj, _, _ := types.LookupFieldOrMethod(r.Object.Type(), true, r.Object.Pkg(), name)
	switch obj := obj.(type) {
	case *types.Func:
		r.readValidateForm(w, obj, true)
	case *types.Var:
		r.Report(model.BadValidate, w.ValueAt, "%s is a field of %s, not a method: write func (%s *%s) Validate() error, or a function of package %s", name, r.Name, r.local(), r.Name, r.PackageName())
	default:
		if hidden := r.methodElsewhere(name); hidden != nil {
			r.Report(model.BadValidate, w.ValueAt, "package %s does not export the method %s, so package %s cannot call it: write a function of package %s, as in validate=validate%s",
				hidden.Pkg().Name(), name, r.PackageName(), r.PackageName(), model.UpperFirst(r.Name))
			return
		}
		r.reportNoValidate(w, name)
	}
}
