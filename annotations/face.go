package annotations

import (
	"github.com/etagen/etagen/annotations/grammar"
	"github.com/etagen/etagen/annotations/source"
)

// What the other rooms define, by the names under which this package has it.
type (
	// A Package is what Read reads: one Go package, parsed and type-checked.
	Package = source.Package
	// A Directive is the definition of one directive.
	Directive = grammar.Directive
	// An Argument is the definition of an argument of a directive.
	Argument = grammar.Argument
	// A Role is the definition of a field role.
	Role = grammar.Role
)

// Tool is the name before the colon of every directive, and the key of the
// struct tags.
const Tool = grammar.Tool

// Directives is the definition of every directive, in the order of the reference.
func Directives() []Directive { return grammar.Directives() }

// Roles is the definition of every field role, in the order of the reference.
func Roles() []Role { return grammar.Roles() }

// Closest returns the candidate that a word is most likely a misspelling of.
func Closest(word string, candidates []string) string { return grammar.Closest(word, candidates) }

// Visible returns a text as it can be printed on one line of a terminal.
func Visible(text string) string { return grammar.Visible(text) }
