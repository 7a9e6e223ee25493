package names

import "strings"

// Names are the names in a rendered file, as a text. A run has those of all its files in
// memory, and keeps them for the next run, so they must be small. Each line has one name
// after its kind.
type Names string

// The kinds of names.
const (
	isImport   = "import " // the path, a space, and the name if it is explicit
	isDeclared = "declared "
	isMember   = "member "  // Type.Name
	isInFields = "fields "  // a predeclared name, only used in the types of fields
	isOutside  = "outside " // a predeclared name, also used elsewhere
)

// text returns the names as a text.
func (r *found) text() Names {
	var b strings.Builder
	line := func(parts ...string) {
		for _, part := range parts {
			b.WriteString(part)
		}
		b.WriteByte('\n')
	}
	for _, i := range r.imports {
		line(isImport, i.path, " ", i.name)
	}
	for _, name := range r.declared {
		line(isDeclared, name)
	}
	for _, m := range r.members {
		line(isMember, m.typ, ".", m.name)
	}
	for _, p := range r.predeclared {
		kind := isInFields
		if p.outside {
			kind = isOutside
		}
		line(kind, p.name)
	}
	return Names(b.String())
}

// found returns the names in a text that [found.text] has made.
func (n Names) found() *found {
	r := &found{}
	for line := range strings.SplitSeq(string(n), "\n") {
		kind, name, _ := strings.Cut(line, " ")
		switch kind + " " {
		case isImport:
			path, as, _ := strings.Cut(name, " ")
			r.imports = append(r.imports, imported{path, as})
		case isDeclared:
			r.declared = append(r.declared, name)
		case isMember:
			typ, name, _ := strings.Cut(name, ".")
			r.members = append(r.members, member{typ, name})
		case isInFields, isOutside:
			r.predeclared = append(r.predeclared, predeclared{name, kind+" " == isOutside})
		}
	}
	return r
}
