package etagen

import (
	"slices"
	"strings"
)

// joinCache returns the value of Cache-Control if a wrapper has set one too. A wrapper
// may forbid what the resource allows; what it allows is ignored.
func joinCache(own, wrapper []string) []string {
	for _, d := range elements(nil, wrapper) {
		switch stricter := directiveName(d); stricter {
		case "no-store":
			return wrapper
		case "private", "no-cache": // also of single fields, as many caches take it (RFC 9111 §5.2.2.4)
			all := slices.DeleteFunc(elements(nil, own), func(d string) bool {
				name := directiveName(d)
				return name == "public" || name == "s-maxage" || name == stricter && d != stricter
			})
			if !slices.Contains(all, stricter) {
				all = append(all, stricter)
			}
			own = []string{strings.Join(all, ", ")}
		}
	}
	return own
}

// directiveName returns the name of a directive in lower case.
func directiveName(d string) string {
	name, _, _ := strings.Cut(d, "=")
	return strings.ToLower(strings.TrimRight(name, " \t"))
}

// elements appends the members of a list field (RFC 9110 §5.6.1). A quoted comma does
// not separate them, unless the quotes do not end.
func elements(dst, lines []string) []string {
	for _, line := range lines {
		quotes := strings.Count(line, `"`)%2 == 0
		for element, text, more := "", "", true; more; {
			text, line, more = strings.Cut(line, ",")
			if element += text; quotes && strings.Count(element, `"`)%2 != 0 {
				element += ","
				continue
			}
			if element = strings.Trim(element, " \t"); element != "" {
				dst = append(dst, element)
			}
			element = ""
		}
	}
	return dst
}
