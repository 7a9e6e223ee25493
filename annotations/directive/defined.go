package directive

import (
	"strings"

	"github.com/etagen/etagen/annotations/grammar"
	"github.com/etagen/etagen/annotations/source"
)

// The arguments of one directive are read one after the other.
type arguments struct {
	*source.Findings
	definition *grammar.Directive
	found      map[string]grammar.Word // those without a mistake
}

// argumentNames returns the names of all arguments that the directive can have.
func argumentNames(d *grammar.Directive) []string {
	var names []string
	for _, a := range d.Arguments {
		names = append(names, a.Name)
	}
	return names
}

// argumentOf finds the definition of a word. Any word with a slash is taken for a
// positional argument; its syntax is checked later.
func argumentOf(d *grammar.Directive, w grammar.Word) (grammar.Argument, bool) {
	for _, a := range d.Arguments {
		if a.Positional && !w.Joined && strings.Contains(w.Text, "/") {
			return a, true
		}
		if !a.Positional && a.Name == w.Text {
			return a, true
		}
	}
	return grammar.Argument{}, false
}
