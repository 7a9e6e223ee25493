package directive

import (
	"net/http"
	"slices"
	"strings"

	"github.com/etagen/etagen/annotations/grammar"
	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/annotations/source"
)

// Arguments reads the arguments of a directive by its definition. It returns them by
// name, positional ones by their placeholder. It reports what is wrong with one, and then
// returns false. Use it for directives that have arguments instead of a value.
func Arguments(r *source.Findings, d *source.Directive) (found map[string]grammar.Word, ok bool) {
	a := &arguments{Findings: r, definition: d.Definition, found: map[string]grammar.Word{}}
	words, err := grammar.SplitWords(d.Args, d.ArgsPos)
	ok = err == nil
	if err != nil {
		r.Report(model.BadArgument, err.At, "%s", err.Message)
	}
	words, whole := a.whole(words)
	ok = ok && whole
	for _, w := range words {
		ok = a.add(w) && ok
	}
	if ok && d.Definition.OneOf && len(a.found) != 1 {
		r.Report(model.BadArgument, d.Span, "the directive %s needs one argument: write %s", d.Definition.Name, strings.Join(argumentNames(d.Definition), " or "))
		ok = false
	}
	return a.found, ok
}

// add reads one argument. It returns false if that is wrong.
func (a *arguments) add(w grammar.Word) bool {
	def, known := argumentOf(a.definition, w)
	switch {
	case !known:
		a.reportUnknown(w)
		return false
	case !def.Positional && !grammar.IsPlain(w.Value):
		a.Report(model.BadArgument, w.ValueAt, "the value %s of %s contains an invisible character: remove it", w.Value, def.Name)
		return false
	case !a.check(def, w):
		return false
	}
	a.found[def.Name] = w
	return true
}

// check checks that an argument is given once, and with a value if and only if it has
// one.
func (a *arguments) check(def grammar.Argument, w grammar.Word) bool {
	switch first, twice := a.found[def.Name]; {
	case twice && def.Positional:
		a.Report(model.DuplicateArgument, w.Span, "a second pattern is given, after %s: keep one of them", first.Text)
	case twice:
		a.Report(model.DuplicateArgument, w.Span, "the argument %s is given twice: keep one of them", def.Name)
	case def.Value == "" && w.Joined:
		a.Suggest(model.BadArgument, w.Span, def.Name, "the argument %s takes no value: write %s alone", def.Name, def.Name)
	case !def.Positional && def.Value != "" && w.Value == "":
		a.Report(model.BadArgument, w.Span, "the argument %s needs a value: write it as in %s", def.Name, def.Example)
	case def.IsList() && !a.checkElements(def, w):
	default:
		return a.checkChoices(def, w)
	}
	return false
}

// checkChoices checks that each element of a list is allowed.
func (a *arguments) checkChoices(def grammar.Argument, w grammar.Word) bool {
	if def.Values == nil {
		return true
	}
	ok := true
	var seen []string
	for _, e := range grammar.ListElements(w) {
		switch {
		case !slices.Contains(def.Values, e.Text):
			a.reportUnknownChoice(def, e)
		case slices.Contains(seen, e.Text):
			a.Report(model.BadArgument, e.Span, "%s is given twice in %s: keep one of them", e.Text, def.Name)
		default:
			seen = append(seen, e.Text)
			continue
		}
		ok = false
	}
	return ok
}

func (a *arguments) reportUnknownChoice(def grammar.Argument, e grammar.Word) {
	subtype := e.Text[strings.LastIndexByte(e.Text, '/')+1:] // of a media type
	only := strings.Join(def.Values, ", ")
	if e.Text == http.MethodPost && def.Name == "methods" {
		only += "; a POST is for the list, as in //" + grammar.Tool + ":collection /books methods=GET,POST"
	}
	a.Suggest(model.BadArgument, e.Span, grammar.Closest(subtype, def.Values), "%s cannot contain %q, only %s", def.Name, e.Text, only)
}

func (a *arguments) reportUnknown(w grammar.Word) {
	var names []string
	routed := false
	for _, def := range a.definition.Arguments {
		routed = routed || def.Positional
		if !def.Positional {
			names = append(names, def.Name)
		}
	}
	if routed && isMethod(w.Text) {
		a.Suggest(model.BadPattern, w.Span, "methods="+w.Text, "a pattern names no method: write methods=%s", w.Text)
		return
	}
	if a.quotedWhole(w) {
		return
	}
	likely := grammar.Closest(w.Text, names)
	if routed {
		names = append(names, "a pattern that begins with a slash")
	}
	if likely == "" {
		a.Report(model.UnknownArgument, w.Span, "the directive %s has no argument %q: its arguments are %s", a.definition.Name, w.Text, strings.Join(names, ", "))
		return
	}
	a.Suggest(model.UnknownArgument, grammar.From(w.Pos, len(w.Text)), likely, "the directive %s has no argument %q: write %s", a.definition.Name, w.Text, likely)
}

// isMethod reports whether a word is an HTTP method, as at the start of a pattern of
// http.ServeMux.
func isMethod(word string) bool {
	return slices.Contains([]string{
		http.MethodGet, http.MethodHead, http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete, http.MethodOptions,
	}, word)
}
