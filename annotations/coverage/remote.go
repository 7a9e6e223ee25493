package coverage

import (
	"strings"

	"github.com/etagen/etagen/annotations/model"
)

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
	names := strings.Join(fields, ",")
	covered := "write covered=" + names + " in the resource directive"
	if len(fields) == 1 {
		return covered + c.ifChanges("its value does") + "; else derived=" + names + ", which makes the value part of the entity tag"
	}
	return covered + c.ifChanges("their values do") + "; name the others in derived=, which makes their values part of the entity tag"
}
