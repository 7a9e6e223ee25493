package annotations

import (
	"go/ast"
	"go/token"
	"strings"

	"github.com/etagen/etagen/annotations/grammar"
	"github.com/etagen/etagen/annotations/model"
)

// A directive is one that stands in the source and whose name is known.
type directive struct {
	grammar.Span
	definition grammar.Directive
	args       string    // what follows the name
	argsPos    token.Pos // where that begins
}

// name is where the directive's name stands.
func (d *directive) name() grammar.Span {
	return grammar.From(d.Pos+token.Pos(len("//"+grammar.Tool+":")), len(d.definition.Name))
}

// directive finds the definition of a directive, and reports one that does not
// exist or is not supported: then it returns nil.
func (r *reader) directive(parsed ast.Directive) *directive {
	all := grammar.Directives()
	for _, def := range all {
		if def.Name != parsed.Name {
			continue
		}
		d := &directive{grammar.Between(parsed.Pos(), parsed.End()), def, parsed.Args, parsed.ArgsPos}
		if def.Later {
			r.report(model.Unsupported, d.name(), "the directive %s is not supported by this version of etagen", def.Name)
			return nil
		}
		return d
	}
	r.reportUnknown(parsed)
	return nil
}

// reportUnknown reports a directive that does not exist. The usual causes are
// a misspelling and a forgotten space before the arguments.
func (r *reader) reportUnknown(parsed ast.Directive) {
	names := grammar.DirectiveNames()
	at := grammar.From(parsed.Slash+token.Pos(len("//"+grammar.Tool+":")), len(parsed.Name))
	for _, name := range names {
		rest, ok := strings.CutPrefix(parsed.Name, name)
		if ok && strings.ContainsAny(rest[:1], `/={"`) {
			r.suggest(model.UnknownDirective, at, name+" "+strings.TrimPrefix(rest, "="),
				"there is no directive %q: put a space behind %s", parsed.Name, name)
			return
		}
	}
	served := "the directives are " + strings.Join(grammar.ServedNames(), ", ")
	switch likely := grammar.Closest(parsed.Name, names); {
	case parsed.Name == "":
		r.report(model.UnknownDirective, grammar.Between(parsed.Slash, at.End), "the name of the directive is missing: %s", served)
	case likely == "":
		r.report(model.UnknownDirective, at, "there is no directive %q: %s", parsed.Name, served)
	default:
		r.suggest(model.UnknownDirective, at, likely, "there is no directive %q: write %s", parsed.Name, likely)
	}
}
