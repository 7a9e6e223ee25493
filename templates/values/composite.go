package values

import (
	"slices"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/templates/gosource"
)

// A Composite is an unfinished resource. Values that are allowed in a composite literal
// are set there; the others are set by statements after it.
type Composite struct {
	Literal    []jen.Code // the elements of the literal
	Statements []jen.Code // what follows it

	file  *gosource.File
	local string   // the variable
	done  []string // paths of the fields that are set
}

// NewComposite returns an empty Composite, which a variable of the file will hold. Use it
// if fields may be promoted through embedded pointers.
func NewComposite(file *gosource.File, local string) *Composite {
	return &Composite{file: file, local: local}
}

// Set sets a field as a whole.
func (f *Composite) Set(field *model.Field, to *jen.Statement) {
	if f.IsDone(field) {
		return
	}
	f.Reach(field)
	if len(field.Selector) == 1 && !field.Promoted && !field.Deref {
		f.Literal = append(f.Literal, jen.Id(field.Name()).Op(":").Add(to))
		return
	}
	f.Statements = append(f.Statements, Source{Local: f.local}.Read(field).Op("=").Add(to))
}

// Reach allocates the pointers on the path to the value of a field, once, and marks the
// field as done. Call it before code that sets the field itself.
func (f *Composite) Reach(field *model.Field) {
	s := Source{Local: f.local}
	for _, n := range field.Pointers {
		path := strings.Join(field.Selector[:n], ".")
		elem := f.file.Pointee(field.Selector[:n])
		if slices.Contains(f.done, path) {
			continue
		}
		f.done = append(f.done, path)
		f.Statements = append(f.Statements, s.Path(field, n).Op("=").New(gosource.TypeCode(elem)))
	}
	if field.Deref && !f.IsDone(field) {
		f.Statements = append(f.Statements, s.Whole(field).Op("=").New(gosource.TypeCode(field.Type)))
	}
	f.done = append(f.done, FieldPath(field))
}

// Build writes the lines that set what the literal cannot, and returns the expression for the
// resource: the literal alone if there are none. Call it when all fields are set.
func (f *Composite) Build(g *jen.Group, literal *jen.Statement) *jen.Statement {
	if len(f.Statements) == 0 {
		return literal
	}
	g.Id(f.local).Op(":=").Add(literal)
	for _, s := range f.Statements {
		g.Add(s)
	}
	return jen.Id(f.local)
}

// assign sets a field in a role. It uses the literal if the field is at the top, and the
// value is the whole field.
func (f *Composite) assign(whole, value *model.Field, x, to *jen.Statement) {
	if whole == value {
		f.Set(whole, to)
		return
	}
	f.add(x.Clone().Op("=").Add(to))
}

// add adds statements after the literal.
func (f *Composite) add(lines ...jen.Code) { f.Statements = append(f.Statements, lines...) }

// Done marks a field as done. Use it if a field must keep its zero value.
func (f *Composite) Done(field *model.Field) { f.done = append(f.done, FieldPath(field)) }

// IsDone reports whether a field is done. Use it to set a field only once, although it
// may have several roles.
func (f *Composite) IsDone(field *model.Field) bool {
	return slices.Contains(f.done, FieldPath(field))
}

// FieldPath returns a field's selector as text. Use it as the key of a field.
func FieldPath(f *model.Field) string { return strings.Join(f.Selector, ".") }
