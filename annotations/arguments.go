package annotations

import (
	"net/http"
	"slices"
	"strings"
)

// arguments reads the arguments of a directive by its definition. The result
// has them by name, the positional ones by their placeholder; ok is false when
// one was wrong.
func (r *reader) arguments(d *directive) (found map[string]word, ok bool) {
	words, err := splitWords(d.args, d.argsPos)
	found, ok = map[string]word{}, err == nil
	if err != nil {
		r.report(BadArgument, err.at, "%s", err.message)
	}
	for _, w := range words {
		def, known := d.argument(w)
		if !known {
			r.reportUnknownArgument(d, w)
			ok = false
			continue
		}
		if !def.Positional && !(isPlain(w.text) && isPlain(w.value)) {
			r.report(BadArgument, w.valueAt, "the value %s of %s has a character that cannot be seen: leave it out", w.value, def.Name)
			ok = false
			continue
		}
		if !r.checkArgument(d, def, w, found) {
			ok = false
			continue
		}
		found[def.Name] = w
	}
	if ok && d.definition.OneOf && len(found) != 1 {
		r.report(BadArgument, d.span, "the directive %s needs one argument: write %s", d.definition.Name, strings.Join(d.argumentNames(), " or "))
		ok = false
	}
	return found, ok
}

// argumentNames are the names of all arguments that the directive can have.
func (d *directive) argumentNames() []string {
	var names []string
	for _, a := range d.definition.Arguments {
		names = append(names, a.Name)
	}
	return names
}

// argument finds the definition of a word. A positional argument is any word
// with a slash; what is wrong with it is told later.
func (d *directive) argument(w word) (Argument, bool) {
	for _, a := range d.definition.Arguments {
		if a.Positional && !w.joined && strings.Contains(w.text, "/") {
			return a, true
		}
		if !a.Positional && a.Name == w.text {
			return a, true
		}
	}
	return Argument{}, false
}

func (r *reader) checkArgument(d *directive, def Argument, w word, found map[string]word) bool {
	switch first, twice := found[def.Name]; {
	case def.Later:
		r.report(Unsupported, w.span, "the argument %s is not supported by this version of etagen", def.Name)
	case twice && def.Positional:
		r.report(DuplicateArgument, w.span, "there is a second pattern, the first is %s: keep one of them", first.text)
	case twice:
		r.report(DuplicateArgument, w.span, "the argument %s is given twice: keep one of them", def.Name)
	case def.Value == "" && w.joined:
		r.suggest(BadArgument, w.span, def.Name, "the argument %s has no value: write %s alone", def.Name, def.Name)
	case !def.Positional && def.Value != "" && w.value == "":
		r.report(BadArgument, w.span, "the argument %s needs a value: write it as in %s", def.Name, def.Example)
	default:
		return r.checkChoices(def, w)
	}
	return false
}

// checkChoices checks each element of a list against what it may be.
func (r *reader) checkChoices(def Argument, w word) bool {
	if def.Values == nil {
		return true
	}
	ok := true
	var seen []string
	for _, e := range listElements(w) {
		switch choice, known := findChoice(def.Values, e.text); {
		case !known:
			r.reportUnknownChoice(def, e)
		case choice.Later:
			r.report(Unsupported, e.span, "%s in %s is not supported by this version of etagen", e.text, def.Name)
		case slices.Contains(seen, e.text):
			r.report(BadArgument, e.span, "%s is given twice in %s", e.text, def.Name)
		default:
			seen = append(seen, e.text)
			continue
		}
		ok = false
	}
	return ok
}

func findChoice(all []Choice, name string) (Choice, bool) {
	for _, c := range all {
		if c.Name == name {
			return c, true
		}
	}
	return Choice{}, false
}

func (r *reader) reportUnknownChoice(def Argument, e word) {
	var names, served []string
	for _, c := range def.Values {
		names = append(names, c.Name)
		if !c.Later {
			served = append(served, c.Name)
		}
	}
	r.suggest(BadArgument, e.span, Closest(e.text, names), "%s cannot have %q: it can have %s",
		def.Name, e.text, strings.Join(served, ", "))
}

func (r *reader) reportUnknownArgument(d *directive, w word) {
	var names, served []string
	routed := false
	for _, a := range d.definition.Arguments {
		routed = routed || a.Positional
		if !a.Positional {
			names = append(names, a.Name)
		}
		if !a.Positional && !a.Later {
			served = append(served, a.Name)
		}
	}
	if routed && isMethod(w.text) {
		r.suggest(BadPattern, w.span, "methods="+w.text, "a pattern has no method: write methods=%s", w.text)
		return
	}
	if routed {
		served = append(served, "a pattern that begins with a slash")
	}
	likely := Closest(w.text, names)
	if likely == "" {
		r.report(UnknownArgument, w.span, "the directive %s has no argument %q: it has %s", d.definition.Name, w.text, strings.Join(served, ", "))
		return
	}
	r.suggest(UnknownArgument, from(w.pos, len(w.text)), likely, "the directive %s has no argument %q: write %s", d.definition.Name, w.text, likely)
}

// isMethod reports whether a word is a method as a pattern of http.ServeMux
// begins with one.
func isMethod(word string) bool {
	return slices.Contains([]string{
		http.MethodGet, http.MethodHead, http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete, http.MethodOptions,
	}, word)
}
