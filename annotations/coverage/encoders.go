package coverage

import (
	"go/types"
	"strings"

	"github.com/etagen/etagen/annotations/gotype"
	"github.com/etagen/etagen/annotations/grammar"
	"github.com/etagen/etagen/annotations/jsonshape"
	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/annotations/source"
)

// CheckEncoders reports types in a resource that write their own JSON, unless a role
// says that the version covers them: a method can read more than the row. The resource
// itself, reported at the given place, is covered if one of its fields has the role
// covered.
func CheckEncoders(b *source.Subject, st *types.Struct, roles []source.RoleField, at grammar.Span) {
	if b.Failed["covered"] || b.Failed["derived"] {
		return
	}
	c := &cover{Subject: b, roles: roles}
	if c.writesItself(b.Object.Type(), true) {
		for _, f := range roles {
			if f.Role.Name == "covered" {
				return
			}
		}
		b.Report(model.Uncovered, at, "%s has the method MarshalJSON, which can write more than the version covers, and keep would serve the old bytes: give the role covered to a field that it writes if the version changes whenever its JSON does, or remove keep", b.Name)
		return
	}
	s := &survey{shapes: b.Shapes, settled: c.settled()}
	for _, member := range b.Shapes.Fields(st) {
		for _, found := range s.look(member) {
			if !found.embedded && !found.closed && c.writesItself(found.typ, found.addressable) {
				c.reportEncoder(member, found)
				break
			}
		}
	}
}

// reportEncoder reports a member that contains a type with its own JSON.
func (c *cover) reportEncoder(member *model.Member, found sight) {
	where := "is"
	if way := found.path.Fields(); len(way) > len(member.Path) {
		where = "contains " + gotype.PathName(way)
	}
	c.Report(model.Uncovered, c.Nearest(member.Path), "field %s %s of type %s, whose method MarshalJSON can write more than the version covers, and keep would serve the old bytes: %s",
		gotype.PathName(member.Path), where, c.Qualified(found.typ), c.advice(member, true))
}

// writesItself reports whether a type has a method MarshalJSON. It ignores the standard
// library, whose methods write only the value.
func (c *cover) writesItself(t types.Type, addressable bool) bool {
	if types.IsInterface(t) || jsonshape.Marshaler(t, addressable) != model.JSONSchema {
		return false
	}
	method, _, _ := types.LookupFieldOrMethod(t, true, nil, "MarshalJSON")
	if method == nil || method.Pkg() == nil {
		return false
	}
	first, _, _ := strings.Cut(method.Pkg().Path(), "/")
	own, _, _ := strings.Cut(c.Object.Pkg().Path(), "/")
	return first == own || strings.Contains(first, ".")
}
