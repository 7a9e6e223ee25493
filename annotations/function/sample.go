package function

import (
	"go/token"
	"slices"
	"strings"

	"github.com/etagen/etagen/annotations/grammar"
	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/annotations/source"
)

// ReadSample reads the argument sample of a resource. The function must exist only if tests
// are generated. Call it once the fields of the resource are known.
func ReadSample(s *source.Subject) {
	r := sampling{s}
	w, ok := r.Given["sample"]
	if !ok {
		return
	}
	if !token.IsIdentifier(w.Value) || w.Value == "_" {
		likely := strings.TrimSuffix(w.Value, "()")
		if !token.IsIdentifier(likely) {
			likely = ""
		}
		r.Suggest(model.BadArgument, w.ValueAt, likely, "sample cannot be %q: write the name of a function of package %s or its tests, such as new%s", w.Value, r.PackageName(), model.UpperFirst(r.Name))
		return
	}
	r.Sample = &model.Sample{Func: w.Value}
	if r.Package.Tests == nil || r.Object == nil {
		return
	}
	f, external := r.findSample(w.Value)
	switch {
	case f.decl != nil:
		r.readSampleForm(w, f)
	case external != nil:
		r.Report(model.BadSample, w.ValueAt, "the function %s is in package %s (%s), so the generated tests of package %s cannot call it: move it to a file of package %s",
			w.Value, external.Name.Name, r.Place(external.Package), r.PackageName(), r.PackageName())
	default:
		r.reportNoSample(w)
	}
}

// reportNoSample reports that there is no such function. It prefers to suggest a
// function with a suitable signature.
func (r sampling) reportNoSample(w grammar.Word) {
	var fit, others []string
	for _, file := range slices.Concat(r.Files, r.Package.Tests("")) {
		if file.Name.Name != r.PackageName() {
			continue
		}
		for _, decl := range functions(file) {
			if _, ok := r.sampleForm(sampleFunc{file, decl}); ok {
				fit = append(fit, decl.Name.Name)
			} else {
				others = append(others, decl.Name.Name)
			}
		}
	}
	likely := grammar.Closest(w.Value, fit)
	if likely == "" {
		likely = grammar.Closest(w.Value, others)
	}
	if likely == "" {
		r.Report(model.BadSample, w.ValueAt, "neither package %s nor its tests have a function %s: write func %s() *%s", r.PackageName(), w.Value, w.Value, r.Name)
		return
	}
	r.Suggest(model.BadSample, w.ValueAt, likely, "neither package %s nor its tests have a function %s: write %s", r.PackageName(), w.Value, likely)
}
