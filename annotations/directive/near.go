package directive

import (
	"go/ast"
	"go/token"
	"slices"
	"strings"

	"github.com/etagen/etagen/annotations/grammar"
	"github.com/etagen/etagen/annotations/model"
)

// checkNearDirective reports a comment that is not a directive but was probably meant as
// one: Go would ignore it silently. It returns whether it has reported anything. If
// inDoc is set, the comment is in the doc comment of a type, so it is alone on its lines.
func (r *Reader) checkNearDirective(c *ast.Comment, inDoc bool) bool {
	if text, ok := strings.CutPrefix(c.Text, "//"); ok {
		a := grammar.ParseAttempt(text)
		if a.Reason() == "" {
			return false
		}
		r.reportNear(a, grammar.Between(c.Pos(), c.End()))
		return true
	}
	return r.checkBlock(c, inDoc)
}

// checkBlock checks each line of a block comment, which is never a directive. It
// suggests another comment in its place if the block comment is alone on one line.
func (r *Reader) checkBlock(c *ast.Comment, inDoc bool) bool {
	near, offset := false, 0
	for line := range strings.SplitSeq(c.Text, "\n") {
		text := strings.TrimPrefix(strings.TrimSuffix(line, "*/"), "/*")
		text = strings.TrimPrefix(strings.TrimLeft(text, " \t"), "*")
		a := grammar.ParseAttempt(text)
		a.Block = true
		if a.Reason() != "" {
			near = true
			at := grammar.Between(c.Pos(), c.End())
			if strings.Contains(c.Text, "\n") {
				start := offset + strings.Index(line, a.Tool)
				at = grammar.Between(r.OffsetIn(c.Pos(), c.Text, start), r.OffsetIn(c.Pos(), c.Text, offset+len(strings.TrimRight(line, " \t\r")))).Roughly()
			}
			if !inDoc {
				at = at.Roughly()
			}
			r.reportNear(a, at)
		}
		offset += len(line) + 1
	}
	return near
}

// reportNear reports an attempt. The span is exact if the attempt is a whole comment, so
// that a suggestion can replace it.
func (r *Reader) reportNear(a grammar.Attempt, at grammar.Span) {
	if a.Likely() == "" {
		r.reportUnknown(ast.Directive{Tool: grammar.Tool, Name: a.Name, Slash: at.Pos})
		return
	}
	text := strings.TrimRight("//"+grammar.Tool+":"+a.Likely()+" "+strings.ReplaceAll(a.Rest, "\t", " "), " ")
	r.Suggest(model.NearDirective, at, text, "this is not a directive, %s: write %s", a.Reason(), text)
}

// reportUnknown reports a directive that does not exist. It is usually misspelled, or
// has no space before its arguments.
func (r *Reader) reportUnknown(parsed ast.Directive) {
	names := grammar.DirectiveNames()
	at := grammar.From(parsed.Slash+token.Pos(len("//"+grammar.Tool+":")), len(parsed.Name))
	for _, name := range names {
		rest, ok := strings.CutPrefix(parsed.Name, name)
		switch {
		case !ok || !strings.ContainsAny(rest[:1], `/={"`):
			continue
		case slices.Contains(grammar.LoneNames(), name):
			r.Suggest(model.UnknownDirective, at, name, "there is no directive %q: %s takes no value, write it alone", parsed.Name, name)
		default:
			r.Suggest(model.UnknownDirective, at, name+" "+strings.TrimPrefix(rest, "="),
				"there is no directive %q: put a space after %s", parsed.Name, name)
		}
		return
	}
	known := "the directives are " + strings.Join(names, ", ")
	switch likely := grammar.Closest(parsed.Name, names); {
	case parsed.Name == "":
		r.Report(model.UnknownDirective, grammar.Between(parsed.Slash, at.End), "the name of the directive is missing: %s", known)
	case likely == "":
		r.Report(model.UnknownDirective, at, "there is no directive %q: %s", parsed.Name, known)
	default:
		r.Suggest(model.UnknownDirective, at, likely, "there is no directive %q: write %s", parsed.Name, likely)
	}
}
