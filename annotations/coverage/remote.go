package coverage

import (
	"strings"

	"github.com/etagen/etagen/annotations/grammar"
	"github.com/etagen/etagen/annotations/model"
)

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

// reportRemote reports the members that only the directive can give a role.
func (c *cover) reportRemote() {
	for _, at := range c.open.at {
		c.Report(model.Uncovered, at, "%s, and etagen cannot see inside an interface: %s", c.open.all(at), c.remoteAdvice(c.open.fields[at]))
	}
	for _, at := range c.likely.at {
		which := "which looks"
		if len(c.likely.fields[at]) > 1 {
			which = "each of which looks"
		}
		c.Note(model.NestedVersion, at, "%s, %s like a separate version: %s", c.likely.all(at), which, c.remoteAdvice(c.likely.fields[at]))
	}
}

// remoteAdvice returns the advice for members that the directive names.
func (c *cover) remoteAdvice(fields []string) string {
	guard := "version"
	if c.Version == nil && c.Modified != nil {
		guard = "modification time"
	}
	names := strings.Join(fields, ",")
	if len(fields) == 1 {
		return "write covered=" + names + " in the resource directive if the " + guard + " of " + c.Name + " changes whenever its value does; else derived=" + names + ", which makes the value part of the entity tag"
	}
	return "write covered=" + names + " in the resource directive if the " + guard + " of " + c.Name + " changes whenever their values do; name the others in derived=, which makes their values part of the entity tag"
}
