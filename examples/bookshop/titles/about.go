package titles

import (
	"fmt"
	"strings"
)

// about returns the text for t: its opening, other titles by its author, and titles of
// the same years, all taken from the seed.
func about(t title, all []title) string {
	var text strings.Builder
	fmt.Fprintf(&text, "%s, by %s, came out as a book in %d.", t.name, t.author, t.year)
	if t.opening != "" {
		fmt.Fprintf(&text, "\n\nIt begins: %s", t.opening)
	}
	list(&text, "Also by "+t.author, all, func(o title) (string, bool) {
		return fmt.Sprintf("%s (%d)", o.name, o.year), o.slug == t.slug && o.name != t.name
	})
	list(&text, "From the same years", all, func(o title) (string, bool) {
		near := o.year >= t.year-8 && o.year <= t.year+8
		return fmt.Sprintf("%s by %s (%d)", o.name, o.author, o.year), near && o.slug != t.slug
	})
	return text.String()
}

// list writes a paragraph with the titles that member selects, or nothing if there are
// none.
func list(text *strings.Builder, heading string, all []title, member func(title) (string, bool)) {
	var members []string
	for _, t := range all {
		if m, ok := member(t); ok {
			members = append(members, m)
		}
	}
	if len(members) > 0 {
		fmt.Fprintf(text, "\n\n%s: %s.", heading, strings.Join(members, "; "))
	}
}
