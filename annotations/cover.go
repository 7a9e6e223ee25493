package annotations

import (
	"go/types"
	"slices"
	"strings"
)

// A cover is how the members of a resource are looked through for what the
// version of the resource does not cover.
type cover struct {
	*built
	*reader
	roles []roleField
	joins []roleField // the members that join the entity tag by themselves

	open, likely remote // members whose roles only the directive can give
}

// coverMembers sees to it that no member changes in silence. One with another
// resource in it joins the entity tag as a derived one does; one with an
// interface in it is reported, for nobody can tell what is behind that. All
// other values are those of the row, whose version moves with them.
func (r *reader) coverMembers(b *built, st *types.Struct, roles []roleField) {
	b.joined = map[*Field]string{}
	c := &cover{built: b, reader: r, roles: roles}
	members := jsonFields(st)
	sights := make([][]sight, len(members))
	s := &survey{settled: c.settled()}
	for i, f := range members {
		sights[i] = s.look(f)
	}
	known := r.registered(sights)
	for i, f := range members {
		c.judge(f, sights[i], known)
	}
	c.reportRemote()
	c.join()
}

// settled are the fields whose roles say how they are covered.
func (c *cover) settled() *trail {
	all := &trail{}
	own := ownPath(c.roles)
	for _, f := range c.roles {
		if slices.Contains([]string{"id", "version", "modified", "incarnation", "derived", "covered"}, f.role.Name) {
			all.add(f.path, f.name() == own)
		}
	}
	return all
}

// ownPath is the path of the field that makes the tag of a resource: a struct
// that holds it is of the same row.
func ownPath(roles []roleField) string {
	path := ""
	for _, f := range roles {
		if f.role.Name == "version" || f.role.Name == "modified" && path == "" {
			path = f.name()
		}
	}
	return path
}

// suppliesRole reports whether what is met has a field that says when the row
// changes or which it is, and no directive by which it would be a row of its own.
func (c *cover) suppliesRole(s sight, known registries) bool {
	if known.areOf(s.typ) {
		return false
	}
	roles := []string{"modified", "incarnation"}
	if s.embedded {
		roles = append(roles, "id")
	}
	above := pathName(s.path.fields()) + "."
	return slices.ContainsFunc(c.roles, func(f roleField) bool {
		return slices.Contains(roles, f.role.Name) && strings.HasPrefix(f.name(), above)
	})
}

// judge decides about one member by the types that it leads to: the first that
// moves without the version counts, then the first interface.
func (c *cover) judge(member jsonField, sights []sight, known registries) {
	var open *step
	var likely []*types.Var
	for _, s := range sights {
		ownRow := s.settled.leadsToOwn() || c.failed["version"] || c.failed["modified"]
		switch {
		case s.derived || !ownRow && known.isVersioned(s.typ) && !c.suppliesRole(s, known):
			c.joinMember(member, s)
			return
		case s.closed:
		case types.IsInterface(s.typ) && open == nil:
			open = s.path
		case !ownRow && !s.embedded && likely == nil && !encodesItself(s.typ):
			likely = c.likelyVersion(s)
		}
	}
	switch {
	case open != nil:
		c.reportOpen(member, open.fields())
	case likely != nil:
		if c.syntax(last(member.path)) == nil {
			c.likely.add(c, member, "field "+pathName(member.path)+" leads to "+pathName(likely))
			return
		}
		c.note(NestedVersion, c.nearest(c.declared, member.path), "field %s leads to %s, which looks like a version of its own: %s", pathName(member.path), pathName(likely), c.advice(member, true))
	}
}

// reportOpen reports a member that leads to an interface, unless there is
// something else to say about it first.
func (c *cover) reportOpen(member jsonField, open []*types.Var) {
	if c.failed["covered"] || c.failed["derived"] || c.JSON != nil && !encodable(last(member.path)) {
		return
	}
	where := "is"
	if len(open) > len(member.path) {
		where = "leads to " + pathName(open)
	}
	if c.syntax(last(member.path)) == nil {
		c.open.add(c, member, "field "+pathName(member.path)+" "+where+" of type "+c.qualified(last(open).Type()))
		return
	}
	c.report(Uncovered, c.nearest(c.declared, member.path), "field %s %s of type %s, and what is behind an interface cannot be seen: %s", pathName(member.path), where, c.qualified(last(open).Type()), c.advice(member, true))
}

// advice says what to do about a member that the version may not cover, in a
// struct tag or, where that is out of reach, in the directive.
func (c *cover) advice(member jsonField, joins bool) string {
	covered, derived := "give it the role covered", "the role derived"
	if c.syntax(last(member.path)) == nil {
		name := c.argumentName(member)
		covered, derived = "write covered="+name+" in the resource directive", "derived="+name
	}
	guard := "version"
	if c.Version == nil && c.Modified != nil {
		guard = "modification time"
	}
	text := covered + " if the " + guard + " of " + c.Name + " moves whenever its value does"
	if joins {
		text += ", else " + derived + ", by which the value joins the entity tag"
	}
	return text
}

// argumentName is a member as an argument names it.
func (c *cover) argumentName(member jsonField) string {
	v := last(member.path)
	obj, index, _ := types.LookupFieldOrMethod(c.Object.Type(), true, v.Pkg(), v.Name())
	if obj != nil && slices.Equal(index, member.index) {
		return v.Name()
	}
	return pathName(member.path)
}

// joinMember has a member join the entity tag, for what it leads to.
func (c *cover) joinMember(member jsonField, s sight) {
	reason := "leads to " + c.qualified(s.typ) + ", which has a version of its own"
	if s.derived {
		reason = "leads to " + pathName(s.path.fields()) + ", which is derived"
	}
	field, ok := c.selectPath(member.path)
	if problem := c.unjoinable(member, field, ok); problem != "" {
		c.report(Uncovered, c.nearest(c.declared, member.path), "field %s %s, and cannot join the entity tag, for %s: %s", pathName(member.path), reason, problem, c.advice(member, false))
		return
	}
	field.Kind = Value
	c.built.joined[field] = reason
	c.joins = append(c.joins, roleField{path: member.path, index: member.index, field: field})
}

// unjoinable says why the value of a member cannot join the entity tag; "" where
// it can.
func (c *cover) unjoinable(member jsonField, field *Field, reached bool) string {
	if !reached {
		return "another package keeps it to itself"
	}
	if len(field.Selector) < len(member.path) && c.argumentName(member) != field.Name() {
		return "another field hides it"
	}
	if obj := hiddenWithin(field.Type, c.pkg.Types); obj != nil && c.Stat {
		return "stat has to name its type, and " + qualifiedName(obj) + " cannot be named: " + whyHidden(obj)
	}
	if c.JSON == nil && !encodable(last(member.path)) {
		return "encoding/json cannot encode it"
	}
	return ""
}

// join adds what joins to the derived fields, in the order of declaration.
func (c *cover) join() {
	derived := c.joins
	for _, f := range c.roles {
		if f.role.Name != "derived" || f.field == nil || f.field.Kind != Value {
			continue
		}
		derived = append(derived, f)
		if obj := hiddenWithin(f.field.Type, c.pkg.Types); obj != nil && c.Stat {
			c.report(UnreachableField, f.at, "field %s has the role derived, and stat has to name its type, in which %s cannot be named: %s", f.name(), qualifiedName(obj), whyHidden(obj))
		}
	}
	slices.SortStableFunc(derived, func(a, b roleField) int { return slices.Compare(a.index, b.index) })
	c.Derived, c.Joined = nil, nil
	for _, f := range derived {
		c.Derived = append(c.Derived, f.field)
	}
	for _, f := range c.joins {
		c.Joined = append(c.Joined, f.field)
	}
}
