package annotations

import (
	"go/ast"
	"go/types"
	"slices"

	"github.com/etagen/etagen/annotations/gotype"
	"github.com/etagen/etagen/annotations/grammar"
	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/annotations/source"
)

// Read returns the resources of a package, in the order of the file names and
// of the lines in them, and a diagnostic for everything that is wrong with the
// annotations, in the same order. A resource that has a diagnostic of its own
// is left out. The result depends on nothing but pkg.
func Read(pkg *source.Package) ([]*model.Resource, []model.Diagnostic) {
	if pkg == nil || pkg.Fset == nil {
		return nil, nil
	}
	r := &reader{Findings: source.Findings{Source: source.New(pkg)}}
	var all []*source.Subject
	for _, file := range r.Files {
		r.readTags(file)
		for _, d := range r.declarations(file) {
			b := newBuilder(r.Source, d)
			if b.read() {
				all = append(all, b.Subject)
			}
			r.Found = append(r.Found, b.Found...)
		}
	}
	r.noteUnused()
	r.checkTogether(all)
	r.readDocument(all)
	model.Sort(r.Found)
	return sound(all), slices.Compact(r.Found)
}

func sound(all []*source.Subject) []*model.Resource {
	var resources []*model.Resource
	for _, b := range all {
		if !b.Faulty {
			resources = append(resources, b.Resource)
		}
	}
	shareGuards(resources)
	return resources
}

// shareGuards has a struct that many resources lead to be guarded in one output:
// its own, if it is a resource, else that of the first to lead to it. The output
// has to be built wherever theirs are.
func shareGuards(resources []*model.Resource) {
	guarded := map[string]*gotype.Set{"": {}} // by the build constraints of the outputs
	for _, res := range resources {
		if guarded[res.Constraint] == nil {
			guarded[res.Constraint] = &gotype.Set{}
		}
		guarded[res.Constraint].Add(res.Structs[0].Type)
	}
	for _, res := range resources {
		for _, st := range res.Structs[1:] {
			st.Elsewhere = guarded[""].Has(st.Type) || !guarded[res.Constraint].Add(st.Type)
		}
	}
}

// A reader reads one package and collects what is wrong.
type reader struct {
	source.Findings
	described *packageDirective // that asks for an OpenAPI document; nil for none
}

// readTags checks the struct tags of all structs of a file, whether or not a
// resource reaches them, so that no misspelling passes in silence.
func (r *reader) readTags(file *ast.File) {
	ast.Inspect(file, func(n ast.Node) bool {
		s, ok := n.(*ast.StructType)
		if !ok || s.Fields == nil {
			return true
		}
		for _, f := range s.Fields.List {
			r.Found = append(r.Found, r.FieldTag(f).Found...)
		}
		return true
	})
}

// Annotated returns the types of a package whose doc comments have a resource
// directive. What is wrong with them is for Read to say.
func Annotated(pkg *source.Package) []types.Type {
	if pkg == nil || pkg.Fset == nil {
		return nil
	}
	return source.New(pkg).Resources
}

// What the other rooms define, by the names under which this package has it.
type (
	// A Package is a Go package that Read has parsed and type-checked.
	Package = source.Package
	// A Directive is the definition of one directive.
	Directive = grammar.Directive
	// An Argument is the definition of an argument of a directive.
	Argument = grammar.Argument
	// A Role is the definition of a field role.
	Role = grammar.Role
)

// Tool is the name before the colon of every directive, and the key of the
// struct tags.
const Tool = grammar.Tool

// Directives is the definition of every directive, in the order of the reference.
func Directives() []Directive { return grammar.Directives() }

// Roles is the definition of every field role, in the order of the reference.
func Roles() []Role { return grammar.Roles() }

// Closest returns the candidate that a word is most likely a misspelling of.
func Closest(word string, candidates []string) string { return grammar.Closest(word, candidates) }

// Visible returns a text as it can be printed on one line of a terminal.
func Visible(text string) string { return grammar.Visible(text) }
