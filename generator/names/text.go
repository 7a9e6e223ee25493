package names

import (
	"iter"
	"strings"
)

// Names are the names in a rendered file, as a text. A run has those of all its files in
// memory, and keeps them for the next run, so they must be small. Each line has one name
// after its kind. Use Read to make one.
type Names string

// The kinds of names. Each is a single letter, because a run has nearly a hundred names of
// each file.
const (
	isImport   = "i" // the path, a space, and the name if it is explicit
	isDeclared = "d"
	isMember   = "m" // Type.Name
	isInFields = "f" // a predeclared name, only used in the types of fields
	isOutside  = "o" // a predeclared name, also used elsewhere
)

// found are the names in a rendered file.
type found struct {
	imports     []imported
	declared    []string      // at package level, in order
	members     []member      // fields and methods of the types in declared
	predeclared []predeclared // in order of use
}

// A member is a field or a method of a type.
type member struct{ typ, name string }

// An imported is a package that the file imports, and its name in the file if it is
// explicit.
type imported struct{ path, name string }

// A predeclared is a predeclared name that the file uses.
type predeclared struct {
	name    string
	outside bool // also outside of the types of fields
}

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

// each returns the names of a kind, in order.
func (n Names) each(kind string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for line := range strings.Lines(string(n)) {
			name, ok := strings.CutPrefix(strings.TrimSuffix(line, "\n"), kind)
			if ok && !yield(name) {
				return
			}
		}
	}
}

// declared returns the names that the file declares at package level.
func (n Names) declared() iter.Seq[string] { return n.each(isDeclared) }

// members returns the fields and methods of those types that the file declares.
func (n Names) members() iter.Seq[member] {
	return func(yield func(member) bool) {
		for text := range n.each(isMember) {
			typ, name, _ := strings.Cut(text, ".")
			if !yield(member{typ, name}) {
				return
			}
		}
	}
}

// imports returns what the file imports.
func (n Names) imports() iter.Seq[imported] {
	return func(yield func(imported) bool) {
		for text := range n.each(isImport) {
			path, name, _ := strings.Cut(text, " ")
			if !yield(imported{path, name}) {
				return
			}
		}
	}
}

// predeclared returns the predeclared names that the file uses, in order of use.
func (n Names) predeclared() iter.Seq[predeclared] {
	return func(yield func(predeclared) bool) {
		for line := range strings.Lines(string(n)) {
			line = strings.TrimSuffix(line, "\n")
			name, inFields := strings.CutPrefix(line, isInFields)
			if !inFields {
				var ok bool
				if name, ok = strings.CutPrefix(line, isOutside); !ok {
					continue
				}
			}
			if !yield(predeclared{name, !inFields}) {
				return
			}
		}
	}
}
