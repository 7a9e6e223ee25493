package values

import (
	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/templates/gosource"
)

// An Appender writes the lines of a function that appends to dst, and returns nil if a
// value cannot be appended.
type Appender struct {
	file       *gosource.File
	okDeclared bool // the function has a variable ok
	empty      bool // an empty text is a value like others
	Last       bool // the value is the last one: the function returns what appends it
}

// NewAppender returns an Appender for one function. Call it when the body of the function
// begins.
func NewAppender(file *gosource.File) *Appender { return &Appender{file: file} }

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

// append calls a function that appends to dst and cannot fail.
func (a *Appender) append(g *jen.Group, function *jen.Statement, args ...jen.Code) {
	call := function.Call(append([]jen.Code{jen.Id("dst")}, args...)...)
	if a.Last {
		g.Return(call)
		return
	}
	g.Id("dst").Op("=").Add(call)
}

// time appends a time.
func (a *Appender) time(g *jen.Group, x *jen.Statement) {
	a.append(g, a.file.Support("AppendTime"), x)
}
