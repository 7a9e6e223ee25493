package values

import (
	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/templates/gosource"
)

// An Appender writes the lines of a function that appends to dst, and returns nil if a
// value cannot be appended.
type Appender struct {
	file       *gosource.File
	okDeclared bool // the function has a variable ok
	empty      bool // an empty text is a value like others
}

// NewAppender returns an Appender for one function. Call it when the body of the function
// begins.
func NewAppender(file *gosource.File) *Appender { return &Appender{file: file} }

// Part appends the value of a field; text is the name of the support function that
// escapes a text. Use it for each field of an entity tag or a key.
func (a *Appender) Part(g *jen.Group, f *model.Field, x *jen.Statement, text string) {
	of(f).appendTo(a, g, x, text)
}

// Variant appends the value of a field. The value may be empty. A missing value is a
// different variant, with a mark that no escaped text contains. Use it for a field that
// tells representations of one address apart.
func (a *Appender) Variant(g *jen.Group, f *model.Field, s Source) {
	a.empty = true
	there := s.present(f)
	if len(there) == 0 {
		a.Part(g, f, s.Read(f), "AppendPart")
	} else {
		if f.Value != nil && f.Value.Kind == model.Text && !a.okDeclared {
			g.Var().Id("ok").Bool()
			a.okDeclared = true
		}
		g.If(gosource.AllOf(there)).BlockFunc(func(g *jen.Group) { a.Part(g, f, s.Read(f), "AppendPart") }).Else().Block(
			jen.Id("dst").Op("=").Append(jen.Id("dst"), jen.LitRune('%')),
		)
	}
	a.empty = false
}

// OrNil calls a support function that appends. If it fails, the function returns nil.
func (a *Appender) OrNil(g *jen.Group, name string, args ...jen.Code) {
	assign := ":="
	if a.okDeclared {
		assign = "="
	}
	a.okDeclared = true
	g.List(jen.Id("dst"), jen.Id("ok")).Op(assign).Add(a.file.Support(name)).Call(args...)
	g.If(jen.Op("!").Id("ok")).Block(jen.Return(jen.Nil()))
}

// time appends a time.
func (a *Appender) time(g *jen.Group, x *jen.Statement) {
	g.Id("dst").Op("=").Add(a.file.Support("AppendTime")).Call(jen.Id("dst"), x)
}
