package reference

import (
	"fmt"
	"slices"
	"strings"

	"github.com/etagen/etagen/annotations"
)

// All selects the whole reference, for --explain without a name. It is used instead of a
// name.
const All = "all"

// AskedFor returns the name to explain: after the equals sign of --explain, or as the
// argument. Call it if the flag is given.
func AskedFor(value string, args []string) (string, error) {
	if value != "" && value != All {
		args = append([]string{value}, args...)
	}
	switch {
	case len(args) == 0:
		return All, nil
	case len(args) > 1:
		return "", fmt.Errorf("--explain takes one name, not %d: %s", len(args), strings.Join(args, " "))
	case strings.HasPrefix(args[0], ".") || strings.Contains(bareName(args[0]), "/"):
		return "", fmt.Errorf("--explain takes the name of a directive, argument, role or code, not of a package: %s", args[0])
	}
	return args[0], nil
}

// bareName returns a name without the text around it, if it was copied from a directive
// like //etagen:resource /books/{id}, a tag like etagen:"modified=unix" or a code like
// [bad-cache].
func bareName(text string) string {
	text = strings.Trim(text, "[]`")
	text = strings.TrimPrefix(text, "//")
	text, _ = strings.CutPrefix(text, annotations.Tool+":")
	text = strings.Trim(text, `"`)
	if i := strings.IndexAny(text, " =,"); i > 0 {
		text = text[:i]
	}
	return text
}

// Explain returns the part of the reference about a name. For an unknown name, it returns
// an error with the most similar one. Call it with the result of AskedFor.
func Explain(name string) (Reference, error) {
	all := Whole()
	if name == All {
		return all, nil
	}
	name = bareName(name)
	part := all.named(name)
	if part.isEmpty() {
		return Reference{}, unknownName(name, all.names())
	}
	return part, nil
}

// unknownName returns the error for a name that is not in the reference.
func unknownName(name string, names []string) error {
	if likely := annotations.Closest(name, names); likely != "" {
		return fmt.Errorf("there is no directive, argument, role or code %q; did you mean %s?", name, likely)
	}
	return fmt.Errorf("there is no directive, argument, role or code %q; etagen --explain lists them all", name)
}

// named returns the part of a reference with a name: directives, directives with such an
// argument and only that one, roles and codes. Arguments and roles are also found by
// their values.
func (all Reference) named(name string) Reference {
	var part Reference
	for _, d := range all.Directives {
		if d.Name != name {
			d.Arguments = slices.DeleteFunc(d.Arguments, func(a Argument) bool {
				return a.Name != name && !slices.Contains(a.Values, name)
			})
		}
		if d.Name == name || len(d.Arguments) > 0 {
			part.Directives = append(part.Directives, d)
		}
	}
	for _, r := range all.Roles {
		if r.Name == name || slices.Contains(r.Values, name) {
			part.Roles = append(part.Roles, r)
		}
	}
	for _, c := range all.Codes {
		if string(c.Code) == name {
			part.Codes = append(part.Codes, c)
		}
	}
	return part
}

// isEmpty reports whether a reference is empty.
func (all Reference) isEmpty() bool { return len(all.Directives)+len(all.Roles)+len(all.Codes) == 0 }

// names returns all names that a part of the reference can be asked for by, without
// values.
func (all Reference) names() []string {
	var names []string
	for _, d := range all.Directives {
		names = append(names, d.Name)
		for _, a := range d.Arguments {
			names = append(names, a.Name)
		}
	}
	for _, r := range all.Roles {
		names = append(names, r.Name)
	}
	for _, c := range all.Codes {
		names = append(names, string(c.Code))
	}
	return names
}
