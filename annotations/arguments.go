package annotations

import (
	"net/http"
	"slices"
	"strings"

	"github.com/etagen/etagen/annotations/grammar"
	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/annotations/source"
)

// arguments reads the arguments of a directive by its definition. It returns them by
// name, positional ones by their placeholder. It is not ok if one was wrong.
func (r *builder) arguments(d *source.Directive) (found map[string]grammar.Word, ok bool) {
	words, err := grammar.SplitWords(d.Args, d.ArgsPos)
	found, ok = map[string]grammar.Word{}, err == nil
	if err != nil {
		r.Report(model.BadArgument, err.At, "%s", err.Message)
	}
	for _, w := range words {
		def, known := argumentOf(d.Definition, w)
		if !known {
			r.reportUnknownArgument(d, w)
			ok = false
			continue
		}
		if !def.Positional && !(grammar.IsPlain(w.Text) && grammar.IsPlain(w.Value)) {
			r.Report(model.BadArgument, w.ValueAt, "the value %s of %s contains an invisible character: remove it", w.Value, def.Name)
			ok = false
			continue
		}
		if !r.checkArgument(d, def, w, found) {
			ok = false
			continue
		}
		found[def.Name] = w
	}
	if ok && d.Definition.OneOf && len(found) != 1 {
		r.Report(model.BadArgument, d.Span, "the directive %s needs one argument: write %s", d.Definition.Name, strings.Join(argumentNames(d.Definition), " or "))
		ok = false
	}
	return found, ok
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

func (r *builder) checkArgument(d *source.Directive, def grammar.Argument, w grammar.Word, found map[string]grammar.Word) bool {
	switch first, twice := found[def.Name]; {
	case twice && def.Positional:
		r.Report(model.DuplicateArgument, w.Span, "a second pattern is given, after %s: keep one of them", first.Text)
	case twice:
		r.Report(model.DuplicateArgument, w.Span, "the argument %s is given twice: keep one of them", def.Name)
	case def.Value == "" && w.Joined:
		r.Suggest(model.BadArgument, w.Span, def.Name, "the argument %s takes no value: write %s alone", def.Name, def.Name)
	case !def.Positional && def.Value != "" && w.Value == "":
		r.Report(model.BadArgument, w.Span, "the argument %s needs a value: write it as in %s", def.Name, def.Example)
	default:
		return r.checkChoices(def, w)
	}
	return false
}

// checkChoices checks that each element of a list is allowed.
func (r *builder) checkChoices(def grammar.Argument, w grammar.Word) bool {
	if def.Values == nil {
		return true
	}
	ok := true
	var seen []string
	for _, e := range grammar.ListElements(w) {
		switch {
		case e.Text == "":
			r.Report(model.BadArgument, e.Span, "%s has an empty element: separate the elements by commas, without spaces, as in %s", def.Name, def.Example)
		case !slices.Contains(def.Values, e.Text):
			r.reportUnknownChoice(def, e)
		case slices.Contains(seen, e.Text):
			r.Report(model.BadArgument, e.Span, "%s is given twice in %s: keep one of them", e.Text, def.Name)
		default:
			seen = append(seen, e.Text)
			continue
		}
		ok = false
	}
	return ok
}

func (r *builder) reportUnknownChoice(def grammar.Argument, e grammar.Word) {
	subtype := e.Text[strings.LastIndexByte(e.Text, '/')+1:] // of a media type
	only := strings.Join(def.Values, ", ")
	if e.Text == http.MethodPost && def.Name == "methods" {
		only += "; a POST is for the list, as in //" + grammar.Tool + ":collection /books methods=GET,POST"
	}
	r.Suggest(model.BadArgument, e.Span, grammar.Closest(subtype, def.Values), "%s cannot contain %q, only %s", def.Name, e.Text, only)
}

func (r *builder) reportUnknownArgument(d *source.Directive, w grammar.Word) {
	var names []string
	routed := false
	for _, a := range d.Definition.Arguments {
		routed = routed || a.Positional
		if !a.Positional {
			names = append(names, a.Name)
		}
	}
	if routed && isMethod(w.Text) {
		r.Suggest(model.BadPattern, w.Span, "methods="+w.Text, "a pattern names no method: write methods=%s", w.Text)
		return
	}
	likely := grammar.Closest(w.Text, names)
	if routed {
		names = append(names, "a pattern that begins with a slash")
	}
	if likely == "" {
		r.Report(model.UnknownArgument, w.Span, "the directive %s has no argument %q: its arguments are %s", d.Definition.Name, w.Text, strings.Join(names, ", "))
		return
	}
	r.Suggest(model.UnknownArgument, grammar.From(w.Pos, len(w.Text)), likely, "the directive %s has no argument %q: write %s", d.Definition.Name, w.Text, likely)
}

// isMethod reports whether a word is an HTTP method, as at the start of a pattern of
// http.ServeMux.
func isMethod(word string) bool {
	return slices.Contains([]string{
		http.MethodGet, http.MethodHead, http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete, http.MethodOptions,
	}, word)
}
