package etagen

import (
	"slices"
	"strings"
)

// joinCache returns the value of Cache-Control if a wrapper has set one, else nil.
// A wrapper may forbid what the resource allows; what it allows is ignored.
func joinCache(own, wrapper []string) []string {
	var stricter []string
	for _, d := range directives(wrapper) {
		switch name := directiveName(d); name {
		case "no-store":
			return nil
		case "private", "no-cache": // also of single fields, as many caches take it (RFC 9111 §5.2.2.4)
			stricter = append(stricter, name)
		}
	}
	if len(stricter) == 0 {
		return own
	}
	all := slices.DeleteFunc(directives(own), func(d string) bool {
		name := directiveName(d)
		return name == "public" || name == "s-maxage" || d != name && slices.Contains(stricter, name)
	})
	for _, name := range stricter {
		if !slices.Contains(all, name) {
			all = append(all, name)
		}
	}
	return []string{strings.Join(all, ", ")}
}

// directives returns the members of Cache-Control. A quoted comma does not
// separate them, unless the quotes do not end.
func directives(lines []string) (all []string) {
	for _, line := range lines {
		quoted := false
		separates := func(c rune) bool {
			if c == '"' {
				quoted = !quoted
			}
			return c == ',' && !quoted
		}
		members := strings.FieldsFunc(line, separates)
		if quoted {
			members = strings.Split(line, ",")
		}
		for _, d := range members {
			if d = strings.Trim(d, " \t"); d != "" {
				all = append(all, d)
			}
		}
	}
	return all
}

// directiveName returns the name of a directive in lower case.
func directiveName(d string) string {
	name, _, _ := strings.Cut(d, "=")
	return strings.ToLower(strings.TrimRight(name, " \t"))
}
