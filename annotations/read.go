package annotations

import (
	"go/ast"
	"go/types"
	"slices"

	"github.com/etagen/etagen/annotations/directive"
	"github.com/etagen/etagen/annotations/gotype"
	"github.com/etagen/etagen/annotations/grammar"
	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/annotations/roles"
	"github.com/etagen/etagen/annotations/source"
)

// Read returns the resources of a package, ordered by file name and line, and a
// diagnostic for each mistake in the annotations, in the same order. It omits resources
// with mistakes. The result depends only on pkg. Call it for each package of a run.
func Read(pkg *source.Package) ([]*model.Resource, []model.Diagnostic) {
	if pkg == nil || pkg.Fset == nil {
		return nil, nil
	}
	r := &reader{directive.Reader{Findings: source.Findings{Source: source.New(pkg)}}}
	var all []*source.Subject
	for _, file := range r.Files {
		r.readTags(file)
		for _, d := range r.Declarations(file) {
			b := newBuilder(r.Source, d)
			if b.read() {
				all = append(all, b.Subject)
			}
			r.Found = append(r.Found, b.Found...)
			b.Forget()
		}
	}
	roles.NoteUnused(&r.Findings)
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

// shareGuards chooses, for a struct that several resources contain, the one output that
// checks its fields. That is the struct's own output if it is a resource, or else that
// of the first resource that contains it. The output must be built wherever the others
// are.
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

// readTags checks the struct tags of all structs of a file, even if no resource contains
// them, so that no misspelling goes unnoticed.
func (r *reader) readTags(file *ast.File) {
	ast.Inspect(file, func(n ast.Node) bool {
		s, ok := n.(*ast.StructType)
		if !ok || s.Fields == nil {
			return true
		}
		for _, f := range s.Fields.List {
			r.Found = append(r.Found, r.FieldTag(f).Mistakes()...)
		}
		return true
	})
}

// Annotated returns the types of a package whose doc comments have a resource directive.
// It reports no mistakes in them; Read does. Use it for the packages that
// [Package.Annotated] needs.
func Annotated(pkg *source.Package) []types.Type {
	if pkg == nil || pkg.Fset == nil {
		return nil
	}
	return source.New(pkg).Resources
}

// Types of other packages that callers of Read need.
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

// Tool is the name before the colon of every directive, and the key in struct tags. Use
// it instead of the text in whatever reads or prints the language.
const Tool = grammar.Tool

// Directives returns the definition of every directive, in the order of the reference.
// Use it for help and references.
func Directives() []Directive { return grammar.Directives() }

// Roles returns the definition of every field role, in the order of the reference. Use it
// for help and references.
func Roles() []Role { return grammar.Roles() }

// Closest returns the candidate that a word most likely misspells, or "". Use it for
// suggestions in error messages.
func Closest(word string, candidates []string) string { return grammar.Closest(word, candidates) }

// Visible returns a text that can be printed on one line of a terminal. Use it for text
// from the user's source.
func Visible(text string) string { return grammar.Visible(text) }
