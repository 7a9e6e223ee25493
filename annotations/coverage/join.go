package coverage

import (
	"go/types"

	"github.com/etagen/etagen/annotations/gotype"
	"github.com/etagen/etagen/annotations/jsonshape"
	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/annotations/scope"
	"github.com/etagen/etagen/annotations/source"
)

// Join ensures that no member changes without a change of the entity tag. A member that
// contains another resource joins the entity tag like a derived one. A member that
// contains an interface is reported, because its value is not known. All other values are
// in the row, and the version changes with them. Call it before the fields of the entity
// tag are used.
func Join(b *source.Subject, st *types.Struct, roles []source.RoleField) []source.RoleField {
	b.JoinedFor = map[*model.Field]string{}
	c := &cover{Subject: b, roles: roles}
	members := b.Shapes.Fields(st)
	sights := make([][]sight, len(members))
	s := &survey{shapes: b.Shapes, settled: c.settled(), settles: c.joinsFor(b.Registered())}
	var met []types.Type
	for i, f := range members {
		sights[i] = s.look(f)
		for _, one := range sights[i] {
			met = append(met, one.typ)
		}
	}
	known := c.Registered(met...)
	for i, f := range members {
		c.judge(f, sights[i], known)
	}
	c.reportRemote()
	c.checkDerived()
	return c.joins
}

// judge decides about one member by the types in it. The first type that changes without
// the version decides, or else the first interface.
func (c *cover) judge(member *model.Member, sights []sight, known source.Registries) {
	var open *gotype.Step
	var likely []*types.Var
	for _, s := range sights {
		ownRow := c.isOwnRow(s)
		switch {
		case s.derived || !ownRow && known.IsVersioned(s.typ) && !c.suppliesRole(s, known):
			c.joinMember(member, s)
			return
		case s.closed:
		case types.IsInterface(s.typ) && open == nil:
			open = s.path
		case !ownRow && !s.embedded && likely == nil && !jsonshape.EncodesItself(s.typ):
			likely = c.likelyVersion(s)
		}
	}
	switch {
	case open != nil:
		c.reportOpen(member, open.Fields())
	case likely != nil:
		if c.Syntax(gotype.Last(member.Path)) == nil {
			c.likely.add(c, member, "field "+gotype.PathName(member.Path)+" contains "+gotype.PathName(likely))
			return
		}
		c.Note(model.NestedVersion, c.Nearest(member.Path), "field %s contains %s, which looks like a separate version: %s", gotype.PathName(member.Path), gotype.PathName(likely), c.advice(member, true))
	}
}

// reportOpen reports a member that contains an interface, unless something else has to
// be reported first.
func (c *cover) reportOpen(member *model.Member, open []*types.Var) {
	if c.Failed["covered"] || c.Failed["derived"] || c.JSON != nil && !jsonshape.Encodable(gotype.Last(member.Path)) {
		return
	}
	where := "is"
	if len(open) > len(member.Path) {
		where = "contains " + gotype.PathName(open)
	}
	if c.Syntax(gotype.Last(member.Path)) == nil {
		c.open.add(c, member, "field "+gotype.PathName(member.Path)+" "+where+" of type "+c.Qualified(gotype.Last(open).Type()))
		return
	}
	c.Report(model.Uncovered, c.Nearest(member.Path), "field %s %s of type %s, and etagen cannot see inside an interface: %s", gotype.PathName(member.Path), where, c.Qualified(gotype.Last(open).Type()), c.advice(member, true))
}

// joinMember makes a member join the entity tag because of a type in it.
func (c *cover) joinMember(member *model.Member, s sight) {
	reason := "contains " + c.Qualified(s.typ) + ", which has its own version"
	if s.derived {
		reason = "contains " + gotype.PathName(s.path.Fields()) + ", which is derived"
	}
	field, ok := c.SelectPath(member.Path)
	if problem := c.unjoinable(member, field, ok); problem != "" {
		c.Report(model.Uncovered, c.Nearest(member.Path), "field %s %s, but cannot be part of the entity tag, because %s: %s", gotype.PathName(member.Path), reason, problem, c.advice(member, false))
		return
	}
	field.Kind = model.Value
	c.Subject.JoinedFor[field] = reason
	c.joins = append(c.joins, source.RoleField{Path: member.Path, Index: member.Index, Field: field})
}

// unjoinable says why the value of a member cannot join the entity tag; "" if it can.
func (c *cover) unjoinable(member *model.Member, field *model.Field, reached bool) string {
	if !reached {
		return "another package does not export it"
	}
	if len(field.Selector) < len(member.Path) && c.argumentName(member) != field.Name() {
		return "another field hides it"
	}
	if obj := scope.HiddenWithin(field.Type, c.Package.Types); obj != nil && c.Stat {
		return "stat has to name its type, and " + scope.QualifiedName(obj) + " cannot be named: " + scope.WhyHidden(obj)
	}
	if c.JSON == nil && !jsonshape.Encodable(gotype.Last(member.Path)) {
		return "encoding/json cannot encode it"
	}
	return ""
}

// checkDerived reports derived fields for which stat would need a type that cannot be
// named.
func (c *cover) checkDerived() {
	for _, f := range c.roles {
		if f.Role.Name != "derived" || f.Field == nil || f.Field.Kind != model.Value {
			continue
		}
		if obj := scope.HiddenWithin(f.Field.Type, c.Package.Types); obj != nil && c.Stat {
			c.Report(model.UnreachableField, f.At, "field %s has the role derived, so stat has to name its type, but %s cannot be named: %s", f.Name(), scope.QualifiedName(obj), scope.WhyHidden(obj))
		}
	}
}
