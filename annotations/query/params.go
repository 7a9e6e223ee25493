package query

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/etagen/etagen/annotations/grammar"
	"github.com/etagen/etagen/annotations/model"
)

// ReadLimit reads the default and the maximum number of items in a page. Call it for the
// argument limit.
func (r *Reader) ReadLimit(w grammar.Word) {
	const form = "write the default and the maximum, as in limit=20,100"
	var numbers []int
	for _, e := range grammar.ListElements(w) {
		n, err := strconv.ParseUint(e.Text, 10, 31)
		if err != nil || n < 1 || strings.Trim(e.Text, "0123456789") != "" {
			r.Report(model.BadArgument, e.Span, "a limit cannot be %q, only a whole number of at least 1: %s", e.Text, form)
			return
		}
		numbers = append(numbers, int(n))
	}
	switch {
	case len(numbers) == 1:
		likely := fmt.Sprintf("%d,%d", min(numbers[0], model.DefaultLimit), max(numbers[0], model.DefaultMaxLimit))
		r.Suggest(model.BadArgument, w.ValueAt, likely, "limit has one number but needs two: %s", form)
	case len(numbers) > 2:
		r.Report(model.BadArgument, w.ValueAt, "limit has %d numbers but needs two: %s", len(numbers), form)
	case numbers[0] > numbers[1]:
		r.Suggest(model.BadArgument, w.ValueAt, fmt.Sprintf("%d,%d", numbers[1], numbers[0]), "the default limit %d is above the maximum %d: %s", numbers[0], numbers[1], form)
	default:
		r.Collection.Limit, r.Collection.MaxLimit = numbers[0], numbers[1]
	}
}

// ReadParams reads the parameters that only the store knows. Call it for the argument
// params.
func (r *Reader) ReadParams(w grammar.Word) {
	c := r.Collection
	for _, e := range grammar.ListElements(w) {
		p := &model.Param{Name: e.Text, Field: paramField(e.Text)}
		switch same := func(other *model.Param) bool { return other.Name == p.Name }; {
		case !isParam(e.Text) || !unicode.IsLetter(rune(e.Text[0])):
			r.Report(model.BadArgument, e.Span, "a parameter cannot be called %q: begin with a letter, then use letters, digits, dots, _ and -", e.Text)
		case slices.ContainsFunc(c.Params, same):
			r.Report(model.BadArgument, e.Span, "%s is given twice in params: keep one of them", e.Text)
		case slices.Contains(r.reservedNames(), p.Name):
			r.Report(model.ReservedName, e.Span, "the query parameter %s has another meaning: give yours another name", p.Name)
		case slices.Contains(r.reservedFields(), p.Field):
			r.Report(model.ReservedName, e.Span, "the query type already has a field %s: give the parameter %s another name", p.Field, p.Name)
		default:
			c.Params, r.Params = append(c.Params, p), append(r.Params, e)
		}
	}
}

// ReadIgnored reads the parameters that are ignored. Call it for the argument ignore.
func (r *Reader) ReadIgnored(w grammar.Word) {
	for _, e := range grammar.ListElements(w) {
		beginning := strings.TrimSuffix(e.Text, "*")
		reserved := slices.IndexFunc(r.reservedNames(), func(name string) bool { return ignores(e.Text, name) })
		switch {
		case e.Text == "*":
			r.Report(model.BadArgument, e.Span, "ignore=* would drop every parameter: name the ones to drop, as in utm_*")
		case !isParam(beginning):
			r.Report(model.BadArgument, e.Span, "ignore cannot contain %q: use letters, digits, dots, _ and -, and an asterisk at the end for any ending", e.Text)
		case slices.Contains(r.Collection.Ignore, e.Text):
			r.Report(model.BadArgument, e.Span, "%s is given twice in ignore: keep one of them", e.Text)
		case reserved >= 0:
			r.Report(model.ReservedName, e.Span, "ignore=%s would drop the query parameter %s: remove it", e.Text, r.reservedNames()[reserved])
		default:
			r.Collection.Ignore, r.Ignored = append(r.Collection.Ignore, e.Text), append(r.Ignored, e)
		}
	}
}

// ignores reports whether an element of ignore matches a parameter.
func ignores(element, name string) bool {
	beginning, open := strings.CutSuffix(element, "*")
	return name != "" && (name == element || open && strings.HasPrefix(name, beginning))
}

// isParam reports whether a text contains only characters that need no escape, as the
// name of a parameter must.
func isParam(text string) bool {
	return text != "" && !strings.ContainsFunc(text, func(c rune) bool {
		return c > unicode.MaxASCII || !unicode.IsLetter(c) && !unicode.IsDigit(c) && !strings.ContainsRune("_-.", c)
	})
}

// paramField returns the name of a parameter's field in the query type: DueBefore for
// due_before, and UserID for user_id and userId.
func paramField(name string) string {
	field := ""
	for word := range strings.FieldsFuncSeq(name, func(c rune) bool { return strings.ContainsRune("_-.", c) }) {
		if word == "id" || word == "Id" {
			word = "ID"
		}
		if stem, ok := strings.CutSuffix(word, "Id"); ok {
			word = stem + "ID"
		}
		field += model.UpperFirst(word)
	}
	return field
}
