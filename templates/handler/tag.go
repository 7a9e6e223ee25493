package handler

import (
	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/templates/gosource"
	"github.com/etagen/etagen/templates/values"
)

// A tag is an unfinished function that appends to an entity tag.
type tag struct {
	*output
	*values.Appender
}

// newTag returns an empty function.
func newTag(o *output) *tag { return &tag{output: o, Appender: values.NewAppender(o.File)} }

// appendKey appends an id in a form without slashes.
func (o *tag) appendKey(g *jen.Group, f *model.Field, x *jen.Statement) {
	if f.Kind != model.Text {
		o.Part(g, f, x, "AppendPart")
		return
	}
	g.List(jen.Id("dst"), jen.Id("_")).Op("=").Add(o.Support("AppendDigest")).Call(jen.Id("dst"), x)
	if o.Last {
		g.Return(jen.Id("dst"))
	}
}

// appendTag writes the body of a function that appends the entity tag to dst, or nothing
// if a part of it is unknown.
func (o *tag) appendTag(g *jen.Group, s values.Source) {
	var parts []*model.Field
	if o.Res.Version != nil {
		parts = append(parts, o.Res.Version)
	}
	if o.Res.Incarnation != nil {
		parts = append(parts, o.Res.Incarnation)
	}
	var unknown []jen.Code
	for _, f := range parts {
		unknown = append(unknown, o.unset(s, f)...)
	}
	if o.Res.Variant != nil {
		unknown = append(unknown, s.PointersBefore(o.Res.Variant, "==")...)
	}
	if o.Res.Version == nil {
		modified := o.modifiedForTag(g, s)
		returnNil(g, append(unknown, modified.Clone().Dot("IsZero").Call()))
		o.openTag(g)
		g.Id("dst").Op("=").Add(o.Support("AppendTime")).Call(jen.Id("dst"), modified)
	} else {
		returnNil(g, unknown)
		o.openTag(g)
		o.Part(g, o.Res.Version, s.Read(o.Res.Version), "AppendText")
	}
	if o.Res.Incarnation != nil {
		g.Id("dst").Op("=").Append(jen.Id("dst"), jen.LitRune('.'))
		o.Part(g, o.Res.Incarnation, s.Read(o.Res.Incarnation), "AppendPart")
	}
	if o.Res.Variant != nil {
		g.Id("dst").Op("=").Append(jen.Id("dst"), jen.LitRune('.'))
		o.Variant(g, o.Res.Variant, s)
	}
	o.closeTag(g, s)
}

// unset writes the conditions for a field to have no value for the tag. A counter that
// is also a modification time is unknown if it is zero.
func (o *output) unset(s values.Source, f *model.Field) []jen.Code {
	conditions := s.Unset(f)
	if f == o.Res.Version && o.Res.VersionIsTime() && o.Res.Modified.Unit != "" {
		conditions = append(conditions, s.Unset(o.Res.Modified)...)
	}
	return conditions
}

// modifiedForTag returns the modification time as an expression that can be used twice.
func (o *tag) modifiedForTag(g *jen.Group, s values.Source) *jen.Statement {
	if o.Res.PlainModified() {
		return values.Modified(o.File, s)
	}
	g.Id("modified").Op(":=").Add(values.Modified(o.File, s))
	return jen.Id("modified")
}

// openTag appends the opening quote of a tag, after the prefix of a weak one.
func (o *tag) openTag(g *jen.Group) {
	if o.Res.Weak {
		g.Id("dst").Op("=").Append(jen.Id("dst"), jen.Op("`W/\"`").Op("..."))
		return
	}
	g.Id("dst").Op("=").Append(jen.Id("dst"), jen.LitRune('"'))
}

// appendDigest appends the digest of the derived values. It passes their addresses, so
// that methods of pointers encode them as in the body. For a value inside an embedded
// pointer, the digest also includes whether it exists.
func (o *tag) appendDigest(g *jen.Group, s values.Source) {
	dst := jen.Append(jen.Id("dst"), jen.LitRune('.'))
	var values, behind []jen.Code
	for _, f := range o.Res.Derived {
		address, reached := jen.Op("&").Add(s.Read(f)), s.Pointers(f, "!=")
		if s.Field != nil && o.Res.IsOptional(f) {
			address, reached = s.Read(f), []jen.Code{s.Read(f).Op("!=").Nil()}
		}
		if len(reached) > 0 {
			behind = append(behind, jen.Id("values").Op("=").Append(jen.Id("values"), gosource.AllOf(reached)),
				jen.If(gosource.AllOf(reached)).Block(jen.Id("values").Op("=").Append(jen.Id("values"), address)))
			continue
		}
		values = append(values, address)
	}
	if len(behind) == 0 {
		o.OrNil(g, "AppendDigest", append([]jen.Code{dst}, values...)...)
		return
	}
	g.Id("values").Op(":=").Index().Add(o.Any()).Values(values...)
	for _, b := range behind {
		g.Add(b)
	}
	o.OrNil(g, "AppendDigest", dst, jen.Id("values").Op("..."))
}

// appendDigestTag writes the body of a function that appends the entity tag to dst. Its
// parameter text is the JSON of the resource.
func (o *tag) appendDigestTag(g *jen.Group, s values.Source) {
	if f := o.Res.Variant; f != nil {
		returnNil(g, s.PointersBefore(f, "=="))
	}
	o.openTag(g)
	g.Id("dst").Op("=").Add(o.Support("AppendSum")).Call(jen.Id("dst"), jen.Id("text"))
	if o.Res.Variant != nil {
		g.Id("dst").Op("=").Append(jen.Id("dst"), jen.LitRune('.'))
		o.Variant(g, o.Res.Variant, s)
	}
	g.Return(jen.Append(jen.Id("dst"), jen.Op("`."+o.Res.Fingerprint+"\"`").Op("...")))
}

// closeTag appends the digest of the derived values, the fingerprint and the
// closing quote, and returns.
func (o *tag) closeTag(g *jen.Group, s values.Source) {
	if len(o.Res.Derived) > 0 {
		o.appendDigest(g, s)
	}
	g.Return(jen.Append(jen.Id("dst"), jen.Op("`."+o.Res.Fingerprint+"\"`").Op("...")))
}
