package values

import (
	"go/types"
	"strconv"

	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/templates/gosource"
)

// A text has methods that convert it to a text and back.
type text struct {
	value
	noTime
}

func (k text) unknown(x *jen.Statement) []jen.Code { return unknownIfNil(k.f, x) }

func (k text) unset(x *jen.Statement) []jen.Code { return k.unknown(x) }

// unknownIfNil returns the condition for a type with methods whose value may be nil.
func unknownIfNil(f *model.Field, x *jen.Statement) []jen.Code {
	if !gosource.Nilable(f.Type) {
		return nil
	}
	return []jen.Code{x.Clone().Op("==").Nil()}
}

func (k text) appendTo(a *Appender, g *jen.Group, x *jen.Statement, _ string) {
	if !gosource.Nilable(k.f.Type) {
		x = gosource.Address(x)
	}
	name := "AppendMarshaled"
	if a.empty {
		name = "AppendVariant"
	}
	a.OrNil(g, name, jen.Id("dst"), x)
}

func (k text) idText(o *gosource.File, x *jen.Statement) *jen.Statement {
	return o.Support("Text").Call(TextOf(o, k.f, x))
}

func (k text) parse(p path, to *jen.Statement) *jen.Statement {
	text := p.decode()
	p.g.If(jen.Op("!").Id("ok").Op("||").Op("!").Add(p.Support("ParseText")).Call(text, TextOf(p.File, k.f, to))).Block(p.refuse)
	return to
}

// same compares texts: ids with the same text have the same address, whatever their
// values.
func (k text) same(o *gosource.File, x, y *jen.Statement) (condition *jen.Statement, either bool) {
	same := o.Support("SameText").Call(x.Clone(), y.Clone())
	if !Comparable(k.f) {
		return same, false
	}
	return x.Clone().Op("==").Add(y).Op("||").Add(same), true
}

func (k text) filter() string {
	if k.f.ByJSON {
		return "JSON"
	}
	return "Text"
}

func (k text) opaque() bool { return !gosource.Unmarshals(k.f.Type) }

func (text) sampleID(i int) string { return strconv.Itoa(i + 1) }

// giveID sets the field from a text that its type accepts.
func (k text) giveID(c *Composite, _ int) {
	x := Source{Local: c.local}.Read(k.f)
	c.Reach(k.f)
	if constants := c.file.Constants(k.f.Type); len(constants) > 0 {
		c.add(c.file.Runner("Choose").Call(append([]jen.Code{gosource.Address(x)}, constants...)...))
	}
	c.add(c.file.Runner("Text").Call(jen.Id("t"), TextOf(c.file, k.f, x)))
}

func (k text) giveVersion(c *Composite, whole *model.Field, x *jen.Statement) {
	c.Reach(whole)
	if !k.opaque() {
		before, target := k.settable(x)
		c.add(before...)
		c.add(c.file.Runner("Text").Call(jen.Id("t"), target))
	}
}

// settable returns the lines after which x can be set from a text, and the expression
// that sets it.
func (k text) settable(x *jen.Statement) (before []jen.Code, target *jen.Statement) {
	if p, ok := k.f.Type.Underlying().(*types.Pointer); ok {
		return []jen.Code{x.Clone().Op("=").New(gosource.TypeCode(p.Elem()))}, x.Clone()
	}
	return nil, jen.Op("&").Add(x)
}

func (k text) nextVersion(s Step, x *jen.Statement) {
	if !k.opaque() {
		before, target := k.settable(x)
		s.add(before...)
		s.g.Add(s.file.Runner("Count")).Call(target, s.count())
	}
}

func (k text) move(s Step, x *jen.Statement) {
	if k.opaque() {
		return
	}
	before, target := k.settable(x)
	if len(before) == 0 {
		s.g.Add(s.file.Runner("MoveText")).Call(target.Clone(), s.file.Runner("TextOf").Call(target), s.writes.Clone())
		return
	}
	s.g.Id("text").Op(":=").Add(s.file.Runner("TextOf")).Call(x.Clone())
	s.add(before...)
	s.g.Add(s.file.Runner("MoveText")).Call(target, jen.Id("text"), s.writes.Clone())
}
