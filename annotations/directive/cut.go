package directive

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/etagen/etagen/annotations/grammar"
	"github.com/etagen/etagen/annotations/model"
)

// whole reports the values that spaces cut into several words, and returns the other
// words. Each piece would get a message of its own otherwise, and no message would name
// the space.
func (a *arguments) whole(words []grammar.Word) (others []grammar.Word, ok bool) {
	ok = true
	for len(words) > 0 {
		n := a.pieces(words)
		if _, known := argumentOf(a.definition, words[0]); known && n > 1 {
			a.reportCut(words[:n])
			ok = false
		} else {
			others = append(others, words[0])
		}
		words = words[n:]
	}
	return others, ok
}

// pieces returns how many words make up the argument that the first one begins.
func (a *arguments) pieces(words []grammar.Word) int {
	first := words[0]
	def, known := argumentOf(a.definition, first)
	if isQuoted(first) || def.Positional || known && def.Value == "" {
		return 1
	}
	text, n := written(first), 1
	for ; n < len(words); n++ {
		next := words[n]
		if a.isArgument(next, strings.HasSuffix(text, "=")) || isQuoted(next) || !continues(text, written(next), known, def.IsList()) {
			break
		}
		text += written(next)
	}
	return n
}

// isArgument reports whether a word is an argument, or one that is misspelt.
func (a *arguments) isArgument(w grammar.Word, misspelt bool) bool {
	_, known := argumentOf(a.definition, w)
	return known || misspelt && grammar.Closest(w.Text, argumentNames(a.definition)) != ""
}

// continues reports whether the next word is part of the argument. A word that is no
// argument can only be part of one if it follows a key.
func continues(text, next string, known, list bool) bool {
	key, value, joined := strings.Cut(text, "=")
	switch {
	case !joined:
		return known && strings.HasPrefix(next, "=")
	case value == "":
		return key != ""
	}
	return (list || !known) && (strings.HasSuffix(value, ",") || strings.HasPrefix(next, ","))
}

func (a *arguments) reportCut(pieces []grammar.Word) {
	text := ""
	for _, w := range pieces {
		text += written(w)
	}
	at := grammar.Between(pieces[0].Pos, pieces[len(pieces)-1].End)
	text = strings.TrimSuffix(text, ",")
	a.Suggest(model.BadArgument, at, text, "the argument %s contains a space: write %s", pieces[0].Text, text)
}

// written returns a word without quotes as it is in the source.
func written(w grammar.Word) string {
	if w.Joined {
		return w.Text + "=" + w.Value
	}
	return w.Text
}

func isQuoted(w grammar.Word) bool { return int(w.End-w.Pos) != len(written(w)) }

// checkElements reports the elements of a list that are empty, or that contain spaces in
// a quoted value.
func (a *arguments) checkElements(def grammar.Argument, w grammar.Word) bool {
	if def.Value != "FIELD" && strings.ContainsFunc(w.Value, unicode.IsSpace) { // no field has such a name
		elements := strings.FieldsFunc(w.Value, func(c rune) bool { return c == ',' || unicode.IsSpace(c) })
		text := def.Name + "=" + strings.Join(elements, ",")
		a.Suggest(model.BadArgument, w.Span, text, "the argument %s contains a space: write %s", def.Name, text)
		return false
	}
	for _, e := range grammar.ListElements(w) {
		if e.Text == "" {
			a.Report(model.BadArgument, e.Span, "%s has an empty element: separate the elements by commas, without spaces, as in %s", def.Name, def.Example)
			return false
		}
	}
	return true
}

// quotedWhole reports an argument whose name is in the quotes, with its value.
func (a *arguments) quotedWhole(w grammar.Word) bool {
	name, value, joined := strings.Cut(w.Text, "=")
	if !joined || w.Joined || !isQuoted(w) || !slices.Contains(argumentNames(a.definition), name) {
		return false
	}
	text := name + "=" + strconv.Quote(value)
	a.Suggest(model.UnknownArgument, w.Span, text, "the quotes contain the name of the argument %s: write %s", name, text)
	return true
}
