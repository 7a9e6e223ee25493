package templates

import (
	"go/types"
	"slices"

	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations"
)

// appendTag writes the body of a function that appends the entity tag to dst:
// nothing where a part of it is unknown.
func (o *output) appendTag(g *jen.Group, s source) {
	var parts []*annotations.Field
	if o.res.Version != nil {
		parts = append(parts, o.res.Version)
	}
	if o.res.Incarnation != nil {
		parts = append(parts, o.res.Incarnation)
	}
	var unknown []jen.Code
	for _, f := range parts {
		unknown = append(unknown, o.unset(s, f)...)
	}
	if o.res.Version == nil {
		modified := o.modifiedForTag(g, s)
		returnNil(g, append(unknown, modified.Clone().Dot("IsZero").Call()))
		o.openTag(g)
		g.Id("dst").Op("=").Add(o.support("AppendTime")).Call(jen.Id("dst"), modified)
	} else {
		returnNil(g, unknown)
		o.openTag(g)
		o.appendPart(g, o.res.Version, s.read(o.res.Version), "AppendText")
	}
	if o.res.Incarnation != nil {
		g.Id("dst").Op("=").Append(jen.Id("dst"), jen.LitRune('.'))
		o.appendPart(g, o.res.Incarnation, s.read(o.res.Incarnation), "AppendPart")
	}
	o.closeTag(g, s)
}

// unset writes the conditions under which a field has no value for the tag. A
// count of some unit that is a modification time too is unknown when it is zero.
func (o *output) unset(s source, f *annotations.Field) []jen.Code {
	conditions := s.unset(f)
	if f == o.res.Version && o.versionIsTime() && o.res.Modified.Unit != "" {
		conditions = append(conditions, s.unset(o.res.Modified)...)
	}
	return conditions
}

// versionIsTime reports whether one field is the version and the modification time.
func (o *output) versionIsTime() bool {
	return o.res.Version != nil && o.res.Modified != nil && slices.Equal(o.res.Version.Selector, o.res.Modified.Selector)
}

// modifiedForTag returns the time of change as an expression that can be used
// twice.
func (o *output) modifiedForTag(g *jen.Group, s source) *jen.Statement {
	if o.res.PlainModified() {
		return o.modified(s)
	}
	g.Id("modified").Op(":=").Add(o.modified(s))
	return jen.Id("modified")
}

// returnNil leaves the function under any of the conditions.
func returnNil(g *jen.Group, conditions []jen.Code) {
	if len(conditions) > 0 {
		g.If(anyOf(conditions)).Block(jen.Return(jen.Nil()))
	}
}

// openTag appends the quote that a tag begins with, and the mark of a weak one.
func (o *output) openTag(g *jen.Group) {
	if o.res.Weak {
		g.Id("dst").Op("=").Append(jen.Id("dst"), jen.Op("`W/\"`").Op("..."))
		return
	}
	g.Id("dst").Op("=").Append(jen.Id("dst"), jen.LitRune('"'))
}

// appendDigest appends the digest of the derived values. They are told by their
// addresses, so that methods of pointers encode them as they do in the body.
// Whether there is a value behind an embedded pointer is told before it.
func (o *output) appendDigest(g *jen.Group, s source) {
	dst := jen.Append(jen.Id("dst"), jen.LitRune('.'))
	var values, behind []jen.Code
	for _, f := range o.res.Derived {
		address, reached := jen.Op("&").Add(s.read(f)), s.pointers(f, "!=")
		if s.field != nil && o.isOptional(f) {
			address, reached = s.read(f), []jen.Code{s.read(f).Op("!=").Nil()}
		}
		if len(reached) > 0 {
			behind = append(behind, jen.Id("values").Op("=").Append(jen.Id("values"), allOf(reached)),
				jen.If(allOf(reached)).Block(jen.Id("values").Op("=").Append(jen.Id("values"), address)))
			continue
		}
		values = append(values, address)
	}
	if len(behind) == 0 {
		o.appendOrNil(g, "AppendDigest", append([]jen.Code{dst}, values...)...)
		return
	}
	g.Id("values").Op(":=").Index().Any().Values(values...)
	for _, b := range behind {
		g.Add(b)
	}
	o.appendOrNil(g, "AppendDigest", dst, jen.Id("values").Op("..."))
}

// closeTag appends the digest of the derived values, the fingerprint and the
// closing quote, and returns.
func (o *output) closeTag(g *jen.Group, s source) {
	if len(o.res.Derived) > 0 {
		o.appendDigest(g, s)
	}
	g.Return(jen.Append(jen.Id("dst"), jen.Op("`."+o.res.Fingerprint+"\"`").Op("...")))
}

// appendPart appends the value of a field to the tag; text names the support
// function that escapes a text there.
func (o *output) appendPart(g *jen.Group, f *annotations.Field, x *jen.Statement, text string) {
	dst := jen.Id("dst")
	switch f.Kind {
	case annotations.Int:
		g.Id("dst").Op("=").Qual("strconv", "AppendInt").Call(dst, convert(x, f.Type, types.Int64), jen.Lit(10))
	case annotations.Uint:
		g.Id("dst").Op("=").Qual("strconv", "AppendUint").Call(dst, convert(x, f.Type, types.Uint64), jen.Lit(10))
	case annotations.String:
		g.Id("dst").Op("=").Add(o.support(text)).Call(dst, convert(x, f.Type, types.String))
	case annotations.Bytes:
		g.Id("dst").Op("=").Add(o.support("AppendBytes")).Call(dst, x)
	case annotations.ByteArray:
		g.Id("dst").Op("=").Add(o.support("AppendBytes")).Call(dst, x.Clone().Index(jen.Op(":")))
	case annotations.Time, annotations.TimePointer:
		g.Id("dst").Op("=").Add(o.support("AppendTime")).Call(dst, timeOf(f, x))
	case annotations.Nullable, annotations.Wrapped:
		o.appendPart(g, f.Value, inner(f, x), text)
	case annotations.Text:
		if !nilable(f.Type) {
			x = address(x)
		}
		o.appendOrNil(g, "AppendMarshaled", dst, x)
	}
}

// appendOrNil calls a support function that appends to the tag, and leaves
// without a tag where it cannot.
func (o *output) appendOrNil(g *jen.Group, name string, args ...jen.Code) {
	assign := ":="
	if o.okDeclared {
		assign = "="
	}
	o.okDeclared = true
	g.List(jen.Id("dst"), jen.Id("ok")).Op(assign).Add(o.support(name)).Call(args...)
	g.If(jen.Op("!").Id("ok")).Block(jen.Return(jen.Nil()))
}
