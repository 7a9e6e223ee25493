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
			if !slices.Contains(stricter, name) {
				stricter = append(stricter, name)
			}
		}
	}
	if len(stricter) == 0 {
		return own
	}
	var all []string
	for _, d := range directives(own) {
		name := directiveName(d)
		if i := slices.Index(stricter, name); i >= 0 {
			stricter = slices.Delete(stricter, i, i+1)
			d = name
		}
		if name != "public" && name != "s-maxage" {
			all = append(all, d)
		}
	}
	return []string{strings.Join(append(all, stricter...), ", ")}
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
