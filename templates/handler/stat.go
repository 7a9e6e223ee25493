package handler

import (
	"fmt"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/templates/gosource"
	"github.com/etagen/etagen/templates/values"
)

// statSource returns a source that reads the fields of the validators from the struct
// that the store's Stat returns.
func (o validators) statSource() values.Source {
	return values.Source{Local: "s", Field: o.Res.StatField}
}

// stat writes the struct that the store's Stat returns, and the functions that make the
// validators from it.
func (o validators) stat() {
	s := o.statSource()
	o.Doc("%s contains the fields that the validators of %s are made of, for a store that returns them without loading the rest.%s", o.Names.Stat, o.AType(), o.statWhole())
	o.Type().Id(o.Names.Stat).StructFunc(func(g *jen.Group) {
		for _, f := range o.Res.StatFields() {
			if o.Res.IsOptional(f) {
				g.Id(o.Res.StatField(f)).Op("*").Add(gosource.TypeCode(f.Type)).Comment("nil if there is no " + strings.Join(f.Selector[:f.Pointers[len(f.Pointers)-1]], "."))
				continue
			}
			g.Id(o.Res.StatField(f)).Add(declaredType(f)).Comment(o.statRole(f))
		}
	})
	o.Line()
	o.Doc("appendTag appends the entity tag of the %s to dst.", o.Res.Name)
	o.Func().Params(jen.Id("s").Op("*").Id(o.Names.Stat)).Id("appendTag").Params(jen.Id("dst").Index().Byte()).Index().Byte().
		BlockFunc(func(g *jen.Group) { newTag(o.output).appendTag(g, s) })
	o.Line()
	if o.Res.StatComputesModified() {
		o.Doc("modified returns the modification time of the %s. It is zero if that time is unknown.", o.Res.Name)
		o.Func().Params(jen.Id("s").Op("*").Id(o.Names.Stat)).Id("modified").Params().Qual("time", "Time").
			BlockFunc(func(g *jen.Group) { o.modifiedBody(g, s) })
		o.Line()
	}
}

// tagByStat writes the body of the function that appends the tag of a complete resource,
// using the struct that Stat returns.
func (o validators) tagByStat(g *jen.Group, from values.Source) {
	var unreachable []jen.Code
	for _, f := range o.Res.StatFields() {
		if !o.Res.IsOptional(f) {
			unreachable = append(unreachable, from.PointersBefore(f, "==")...)
		}
	}
	returnNil(g, unreachable)
	whole, optional := values.StatOf(o.File, from)
	g.Id("stat").Op(":=").Add(whole)
	for _, line := range optional {
		g.Add(line)
	}
	g.Return(jen.Id("stat").Dot("appendTag").Call(jen.Id("dst")))
}

// statWhole says that derived values must be complete.
func (o validators) statWhole() string {
	if len(o.Res.Derived) == 0 {
		return ""
	}
	return fmt.Sprintf(" %s has to be complete in it, because its JSON is part of the entity tag.", selectors(o.Res.Derived))
}

// statRole says what a field is in the validators, whose name may not say it.
func (o validators) statRole(f *model.Field) string {
	switch {
	case o.Res.VersionIsTime() && f.Is(o.Res.Version):
		return "the version, and the modification time"
	case f.Is(o.Res.Version):
		return "the version"
	case f.Is(o.Res.Modified):
		return "the modification time"
	case f.Is(o.Res.Incarnation):
		return "changes when versions start again"
	case f.Is(o.Res.Variant):
		return "which representation it is"
	}
	return "part of the entity tag"
}

// declaredType writes the declared type of a field: a pointer, if Deref is set.
func declaredType(f *model.Field) *jen.Statement {
	if f.Deref {
		return jen.Op("*").Add(gosource.TypeCode(f.Type))
	}
	return gosource.TypeCode(f.Type)
}

// modifiedBody writes the body of a function that returns the modification time.
func (o validators) modifiedBody(g *jen.Group, s values.Source) {
	f := o.Res.Modified
	if unknown := s.Unknown(f); len(unknown) > 0 {
		g.If(gosource.AnyOf(unknown)).Block(jen.Return(jen.Qual("time", "Time").Values()))
	}
	g.Return(values.TimeOf(f, s.Read(f)))
}
