package handler

import (
	"fmt"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/templates/values"
)

// validators writes the functions that make the entity tag and the modification time.
func (o validators) validators() {
	fromBook := values.Source{Local: o.Local}
	o.Doc("%s returns the entity tag of %s, with its quotes, for an ETag field that your own code sends: %s (RFC 9110 §8.8.3).%s%s", o.Names.ETag, o.Local, o.tagParts(), o.whyJoined(), o.tagUnknown())
	o.Func().Id(o.Names.ETag).Params(o.Param()).String().Block(
		o.tagBuffer(),
		jen.Return(jen.String().Call(jen.Id(o.Names.AppendTag).Call(jen.Id("tag").Index(jen.Op(":0")), jen.Id(o.Local)))),
	)
	o.Line()
	o.Doc("%s appends the entity tag of %s to dst.", o.Names.AppendTag, o.Local)
	o.Func().Id(o.Names.AppendTag).Params(jen.Id("dst").Index().Byte(), o.Param()).Index().Byte().BlockFunc(func(g *jen.Group) {
		if o.Res.Stat {
			o.tagByStat(g, fromBook)
			return
		}
		if o.Res.Digest {
			g.Return(o.Support("AppendTagOf").Call(jen.Id("dst"), jen.Id(o.Local), jen.Id(o.Names.TagOf())))
			return
		}
		newTag(o.output).appendTag(g, fromBook)
	})
	o.Line()
	if o.Res.Digest {
		o.digestTag(fromBook)
	}
	o.lastModified(fromBook)
	if o.Res.Stat {
		o.stat()
	}
}

// digestTag writes the function that makes the entity tag from JSON text.
func (o validators) digestTag(from values.Source) {
	o.Doc("%s is %s for %s whose JSON is text.", o.Names.TagOf(), o.Names.AppendTag, o.AType())
	o.Func().Id(o.Names.TagOf()).ParamsFunc(func(g *jen.Group) {
		g.List(jen.Id("dst"), jen.Id("text")).Index().Byte()
		if o.Res.Variant == nil {
			g.Id("_").Add(o.Pointer())
			return
		}
		g.Add(o.Param())
	}).Index().Byte().BlockFunc(func(g *jen.Group) { newTag(o.output).appendDigestTag(g, from) })
	o.Line()
}

// tagParts describes what an entity tag is made from.
func (o validators) tagParts() string {
	parts := []string{"the version"}
	if o.Res.Digest {
		parts[0] = "a digest of the JSON"
		if o.Res.Weak {
			parts[0] = "weak, " + parts[0]
		}
	} else if o.Res.Version == nil {
		parts[0] = "weak, the modification time to the nanosecond"
	} else if o.Res.Weak {
		parts[0] = "weak, the version"
	}
	if o.Res.Incarnation != nil {
		parts = append(parts, "the incarnation")
	}
	if o.Res.Variant != nil {
		parts = append(parts, "the variant, which may be empty")
	}
	if len(o.Res.Derived) > 0 && !o.Res.Digest {
		parts = append(parts, "a digest of "+selectors(o.Res.Derived))
	}
	parts = append(parts, "a fingerprint of the JSON shape of "+o.Res.Name)
	return strings.Join(parts, ", then ")
}

// whyJoined says which values were added to the tag automatically.
func (o validators) whyJoined() string {
	switch joined := o.Res.Joined; len(joined) {
	case 0:
		return ""
	case 1:
		return fmt.Sprintf(" The value of %s is part of it, because what it contains can change without a new version of %s.", selectors(joined), o.Res.Name)
	default:
		return fmt.Sprintf(" The values of %s are part of it, because what they contain can change without a new version of %s.", selectors(joined), o.Res.Name)
	}
}

// tagUnknown says when there is no tag, if that is possible.
func (o validators) tagUnknown() string {
	s := values.Source{Local: o.Local}
	if o.Res.Digest {
		return fmt.Sprintf(" It is empty if %s cannot be encoded.", o.Local)
	}
	if o.Res.Version == nil {
		return " It is empty if that time is unknown."
	}
	incarnation := o.Res.Incarnation != nil && len(o.unset(s, o.Res.Incarnation)) > 0
	switch version := len(o.unset(s, o.Res.Version)) > 0; {
	case version && incarnation:
		return " It is empty if the version or the incarnation is unknown."
	case incarnation:
		return " It is empty if the incarnation is unknown."
	case version:
		return " It is empty if the version is unknown."
	}
	return ""
}

// lastModified writes BookLastModified. If reading a field is not enough, it also writes
// the function that computes the time.
func (o validators) lastModified(s values.Source) {
	if !o.Res.TellsTime() {
		why := "has no modification time"
		if o.Res.Modified != nil {
			why = "has no date that changes with " + selectors(o.Res.Derived)
		}
		o.Doc("%s returns the zero time, so that no Last-Modified is sent: %s %s.", o.Names.LastModified, o.AType(), why)
		o.Func().Id(o.Names.LastModified).Params(jen.Op("*").Add(o.Typ())).Qual("time", "Time").Block(
			jen.Return(jen.Qual("time", "Time").Values()),
		)
		o.Line()
		o.modifiedFunc(s)
		return
	}
	o.Doc("%s returns the modification time of %s for a Last-Modified field: in UTC, to the second. It is zero if that time is unknown (RFC 9110 §8.8.2).", o.Names.LastModified, o.Local)
	o.Func().Id(o.Names.LastModified).Params(o.Param()).Qual("time", "Time").Block(
		jen.Return(o.Support("LastModified").Call(values.Modified(o.File, s))),
	)
	o.Line()
	o.modifiedFunc(s)
}

// modifiedFunc writes the function that computes the modification time, if reading a
// field is not enough and the time is used.
func (o validators) modifiedFunc(s values.Source) {
	if !o.Res.ComputesModified() {
		return
	}
	o.Doc("%s returns the modification time of %s. It is zero if that time is unknown.", o.Names.Modified, o.Local)
	o.Func().Id(o.Names.Modified).Params(o.Param()).Qual("time", "Time").BlockFunc(func(g *jen.Group) { o.modifiedBody(g, s) })
	o.Line()
}
