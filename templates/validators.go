package templates

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations"
)

// validators writes what makes the entity tag and the Last-Modified time.
func (o *output) validators() {
	fromBook := source{local: o.local}
	o.doc("%s returns the entity tag of %s as an ETag field carries it, quotes included: %s (RFC 9110 §8.8.3).%s%s", o.names.ETag, o.local, o.tagParts(), o.whyJoined(), o.tagUnknown())
	o.Func().Id(o.names.ETag).Params(o.param()).String().Block(
		jen.Return(jen.String().Call(jen.Id(o.names.AppendTag).Call(jen.Nil(), jen.Id(o.local)))),
	)
	o.Line()
	o.doc("%s appends the entity tag of %s to dst.", o.names.AppendTag, o.local)
	o.Func().Id(o.names.AppendTag).Params(jen.Id("dst").Index().Byte(), o.param()).Index().Byte().BlockFunc(func(g *jen.Group) {
		if o.res.Stat {
			o.tagByStat(g, fromBook)
			return
		}
		o.appendTag(g, fromBook)
	})
	o.Line()
	o.lastModified(fromBook)
	if o.res.Stat {
		o.stat()
	}
}

// tagParts says in words what an entity tag is made of.
func (o *output) tagParts() string {
	parts := []string{"the version"}
	if o.res.Version == nil {
		parts[0] = "weak, the time of change to the nanosecond"
	} else if o.res.Weak {
		parts[0] = "weak, the version"
	}
	if o.res.Incarnation != nil {
		parts = append(parts, "the incarnation")
	}
	if len(o.res.Derived) > 0 {
		parts = append(parts, "a digest of "+selectors(o.res.Derived))
	}
	parts = append(parts, "a fingerprint of the JSON shape of "+o.res.Name)
	return strings.Join(parts, ", then ")
}

// whyJoined says which values are in the tag though nobody asked for them.
func (o *output) whyJoined() string {
	switch joined := o.res.Joined; len(joined) {
	case 0:
		return ""
	case 1:
		return fmt.Sprintf(" The value of %s is part of it because what that leads to can change without a new version of %s.", selectors(joined), o.res.Name)
	default:
		return fmt.Sprintf(" The values of %s are part of it because what those lead to can change without a new version of %s.", selectors(joined), o.res.Name)
	}
}

// selectors are fields in a sentence.
func selectors(fields []*annotations.Field) string {
	var names []string
	for _, f := range fields {
		names = append(names, strings.Join(f.Selector, "."))
	}
	last := len(names) - 1
	if last == 0 {
		return names[0]
	}
	return strings.Join(names[:last], ", ") + " and " + names[last]
}

// tagUnknown says when there is no tag, where that can be.
func (o *output) tagUnknown() string {
	s := source{local: o.local}
	if o.res.Version == nil {
		return " It is empty where that time is unknown."
	}
	incarnation := o.res.Incarnation != nil && len(o.unset(s, o.res.Incarnation)) > 0
	switch version := len(o.unset(s, o.res.Version)) > 0; {
	case version && incarnation:
		return " It is empty where the version or the incarnation is unknown."
	case incarnation:
		return " It is empty where the incarnation is unknown."
	case version:
		return " It is empty where the version is unknown."
	}
	return ""
}

// lastModified writes BookLastModified, and what computes the time where that
// takes more than reading a field.
func (o *output) lastModified(s source) {
	if !o.res.TellsTime() {
		why := "does not tell when it was last changed"
		if o.res.Modified != nil {
			why = "moves no date when there is a change of " + selectors(o.res.Derived)
		}
		o.doc("%s returns the zero time: %s %s.", o.names.LastModified, o.aType(), why)
		o.Func().Id(o.names.LastModified).Params(jen.Op("*").Add(o.typ())).Qual("time", "Time").Block(
			jen.Return(jen.Qual("time", "Time").Values()),
		)
		o.Line()
		o.modifiedFunc(s)
		return
	}
	o.doc("%s returns when %s was last changed as a Last-Modified field says it, in whole seconds and UTC; zero where that is unknown (RFC 9110 §8.8.2).", o.names.LastModified, o.local)
	o.Func().Id(o.names.LastModified).Params(o.param()).Qual("time", "Time").Block(
		jen.Return(o.support("LastModified").Call(o.modified(s))),
	)
	o.Line()
	o.modifiedFunc(s)
}

// modifiedFunc writes the function that computes the time of change, where that
// takes more than reading a field and something asks for it.
func (o *output) modifiedFunc(s source) {
	if !o.res.ComputesModified() {
		return
	}
	o.doc("%s returns when %s was last changed; zero where that is unknown.", o.names.Modified, o.local)
	o.Func().Id(o.names.Modified).Params(o.param()).Qual("time", "Time").BlockFunc(func(g *jen.Group) { o.modifiedBody(g, s) })
	o.Line()
}

// dateOf writes the expression for the time that dates in a request are
// compared with: the zero time where there is none.
func (o *output) dateOf(s source) *jen.Statement {
	if !o.res.TellsTime() {
		return jen.Qual("time", "Time").Values()
	}
	return o.modified(s)
}

// modifiedBody writes the body of a function that returns the time of change.
func (o *output) modifiedBody(g *jen.Group, s source) {
	f := o.res.Modified
	if unknown := s.unknown(f); len(unknown) > 0 {
		g.If(anyOf(unknown)).Block(jen.Return(jen.Qual("time", "Time").Values()))
	}
	g.Return(timeOf(f, s.read(f)))
}

// modified writes the expression for the time of change: the zero time where
// there is no field for it.
func (o *output) modified(s source) *jen.Statement {
	switch {
	case o.res.Modified == nil:
		return jen.Qual("time", "Time").Values()
	case o.res.PlainModified():
		return s.read(o.res.Modified)
	case s.field != nil:
		return jen.Id(s.local).Dot("modified").Call()
	}
	return jen.Id(o.names.Modified).Call(jen.Id(s.local))
}

// exported is a field's name as other packages can name it.
func exported(name string) string {
	first, size := utf8.DecodeRuneInString(name)
	return string(unicode.ToUpper(first)) + name[size:]
}
