package model

import "strings"

// Plural returns the plural of a type's name by the rules for most English words: Books,
// Boxes, Categories. Use it unless the pattern of the list gives another plural.
func Plural(name string) string {
	lower := strings.ToLower(name)
	for _, ending := range []string{"s", "x", "z", "ch", "sh"} {
		if strings.HasSuffix(lower, ending) {
			return name + "es"
		}
	}
	stem, ok := strings.CutSuffix(name, "y")
	if ok && stem != "" && !strings.ContainsAny(stem[len(stem)-1:], "aeiouAEIOU") {
		return stem + "ies"
	}
	return name + "s"
}
