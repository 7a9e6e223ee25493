package values

import (
	"slices"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/templates/gosource"
)

// A Composite is a resource in the making: what fits into a composite literal
// there, the rest as statements below it.
type Composite struct {
	Literal    []jen.Code
	Statements []jen.Code

	file  *gosource.File
	local string   // the variable
	done  []string // paths of the fields that have a value
}

// NewComposite returns a resource in the making that a variable of the file will
// hold, with nothing in it.
func NewComposite(file *gosource.File, local string) *Composite {
	return &Composite{file: file, local: local}
}

// Set gives a whole field a value.
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

// Reach fills the pointers on the way to the value of a field, once, and takes
// note that the field has been seen to.
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

// assign gives a field in a role a value: in the literal where the field is at
// the top and the value fills it whole.
func (f *Composite) assign(whole, value *model.Field, x, to *jen.Statement) {
	if whole == value {
		f.Set(whole, to)
		return
	}
	f.add(x.Clone().Op("=").Add(to))
}

// add writes lines below the literal.
func (f *Composite) add(lines ...jen.Code) { f.Statements = append(f.Statements, lines...) }

// Done takes note that a field has been seen to.
func (f *Composite) Done(field *model.Field) { f.done = append(f.done, FieldPath(field)) }

// IsDone reports whether a field has been seen to.
func (f *Composite) IsDone(field *model.Field) bool {
	return slices.Contains(f.done, FieldPath(field))
}

// FieldPath is a field's selector as text.
func FieldPath(f *model.Field) string { return strings.Join(f.Selector, ".") }
