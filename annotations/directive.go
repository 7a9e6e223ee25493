package annotations

import (
	"go/ast"
	"go/token"
	"strings"
)

// A directive is one that stands in the source and whose name is known.
type directive struct {
	span
	definition Directive
	args       string    // what follows the name
	argsPos    token.Pos // where that begins
}

// name is where the directive's name stands.
func (d *directive) name() span {
	return from(d.pos+token.Pos(len("//"+Tool+":")), len(d.definition.Name))
}

// directive finds the definition of a directive, and reports one that does not
// exist or is not supported: then it returns nil.
func (r *reader) directive(parsed ast.Directive) *directive {
	all := Directives()
	for _, def := range all {
		if def.Name != parsed.Name {
			continue
		}
		d := &directive{between(parsed.Pos(), parsed.End()), def, parsed.Args, parsed.ArgsPos}
		if def.Later {
			r.report(Unsupported, d.name(), "the directive %s is not supported by this version of etagen", def.Name)
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
	names := directiveNames()
	at := from(parsed.Slash+token.Pos(len("//"+Tool+":")), len(parsed.Name))
	for _, name := range names {
		rest, ok := strings.CutPrefix(parsed.Name, name)
		if ok && strings.ContainsAny(rest[:1], `/={"`) {
			r.suggest(UnknownDirective, at, name+" "+strings.TrimPrefix(rest, "="),
				"there is no directive %q: put a space behind %s", parsed.Name, name)
			return
		}
	}
	served := "the directives are " + strings.Join(servedNames(), ", ")
	switch likely := Closest(parsed.Name, names); {
	case parsed.Name == "":
		r.report(UnknownDirective, between(parsed.Slash, at.end), "the name of the directive is missing: %s", served)
	case likely == "":
		r.report(UnknownDirective, at, "there is no directive %q: %s", parsed.Name, served)
	default:
		r.suggest(UnknownDirective, at, likely, "there is no directive %q: write %s", parsed.Name, likely)
	}
}
