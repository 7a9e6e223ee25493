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
	list(&text, "Also by "+t.author, all, func(o title) string {
		if o.slug != t.slug || o.name == t.name {
			return ""
		}
		return fmt.Sprintf("%s (%d)", o.name, o.year)
	})
	list(&text, "From the same years", all, func(o title) string {
		if o.slug == t.slug || o.year < t.year-8 || o.year > t.year+8 {
			return ""
		}
		return fmt.Sprintf("%s by %s (%d)", o.name, o.author, o.year)
	})
	return text.String()
}

// list writes a paragraph with what member returns for the titles, or nothing if that is
// always "".
func list(text *strings.Builder, heading string, all []title, member func(title) string) {
	var members []string
	for _, t := range all {
		if m := member(t); m != "" {
			members = append(members, m)
		}
	}
	if len(members) > 0 {
		fmt.Fprintf(text, "\n\n%s: %s.", heading, strings.Join(members, "; "))
	}
}
