package coverage

import (
	"go/types"
	"slices"
	"strings"

	"github.com/etagen/etagen/annotations/gotype"
	"github.com/etagen/etagen/annotations/grammar"
	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/annotations/source"
)

// A cover searches the members of a resource for values that the version of the resource
// does not cover.
type cover struct {
	*source.Subject
	roles []source.RoleField
	joins []source.RoleField // the members that join the entity tag automatically

	open, likely remote // members that only the directive can give a role
}

// A remote collects members with the same problem whose struct tags cannot be edited.
// The directive names them all in one argument.
type remote struct {
	at     []grammar.Span
	found  map[grammar.Span][]string // the messages about the members
	fields map[grammar.Span][]string // the members as an argument names them
}

// add adds a member, which is reported at the nearest available source.
func (m *remote) add(c *cover, member *model.Member, said string) {
	at := c.Nearest(member.Path)
	if m.found == nil {
		m.found, m.fields = map[grammar.Span][]string{}, map[grammar.Span][]string{}
	}
	if m.found[at] == nil {
		m.at = append(m.at, at)
	}
	m.found[at] = append(m.found[at], said)
	m.fields[at] = append(m.fields[at], c.argumentName(member))
}

// all joins the messages about all members at one place.
func (m *remote) all(at grammar.Span) string {
	const most = 8
	said := m.found[at]
	if len(said) > most {
		return strings.Join(said[:most], ", ") + " and so on"
	}
	if len(said) == 1 {
		return said[0]
	}
	return strings.Join(said[:len(said)-1], ", ") + " and " + said[len(said)-1]
}

// settled returns the fields whose roles say how they are covered.
func (c *cover) settled() *trail {
	all := &trail{}
	own := ownPath(c.roles)
	for _, f := range c.roles {
		if f.Role.Settles {
			all.add(f.Path, f.Name() == own)
		}
	}
	return all
}

// ownPath returns the path of the field that the entity tag of a resource is made from.
// A struct that contains it belongs to the same row.
func ownPath(roles []source.RoleField) string {
	path := ""
	for _, f := range roles {
		if f.Role.Name == "version" || f.Role.Name == "modified" && path == "" {
			path = f.Name()
		}
	}
	return path
}

// suppliesRole reports whether a type has a field that identifies the row or says when
// it changes, and no directive that would make it a row of its own.
func (c *cover) suppliesRole(s sight, known source.Registries) bool {
	if known.AreOf(s.typ) {
		return false
	}
	roles := []string{"modified", "incarnation", "variant"}
	if s.embedded {
		roles = append(roles, "id")
	}
	above := gotype.PathName(s.path.Fields()) + "."
	return slices.ContainsFunc(c.roles, func(f source.RoleField) bool {
		return slices.Contains(roles, f.Role.Name) && strings.HasPrefix(f.Name(), above)
	})
}

// joinsFor returns a function that reports whether a member joins the entity tag because
// of a type. It considers only resources of the package. Otherwise the search through
// resources that refer to each other would go on to all of them.
func (c *cover) joinsFor(own source.Registries) func(sight) bool {
	return func(s sight) bool { return !c.isOwnRow(s) && own.AreOf(s.typ) }
}

// isOwnRow reports whether a type changes only with the row of the resource, or nothing
// is known about that.
func (c *cover) isOwnRow(s sight) bool {
	return s.settled.leadsToOwn() || c.Failed["version"] || c.Failed["modified"]
}

// advice says what to do about a member that the version may not cover: in a struct tag,
// or in the directive if the tag cannot be edited.
func (c *cover) advice(member *model.Member, joins bool) string {
	covered, derived := "give it the role covered", "the role derived"
	if c.Syntax(gotype.Last(member.Path)) == nil {
		name := c.argumentName(member)
		covered, derived = "write covered="+name+" in the resource directive", "derived="+name
	}
	text := covered + c.ifChanges("its value does")
	if joins {
		text += "; else " + derived + ", which makes the value part of the entity tag"
	}
	return text
}

// ifChanges returns the condition for the role covered.
func (c *cover) ifChanges(whenever string) string {
	guard := "version"
	if c.Version == nil && c.Modified != nil {
		guard = "modification time"
	}
	return " if the " + guard + " of " + c.Name + " changes whenever " + whenever
}

// argumentName returns a member as an argument names it.
func (c *cover) argumentName(member *model.Member) string {
	v := gotype.Last(member.Path)
	obj, index, _ := types.LookupFieldOrMethod(c.Object.Type(), true, v.Pkg(), v.Name())
	if obj != nil && slices.Equal(index, member.Index) {
		return v.Name()
	}
	return gotype.PathName(member.Path)
}
