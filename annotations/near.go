package annotations

import (
	"go/ast"
	"strings"

	"github.com/etagen/etagen/annotations/grammar"
	"github.com/etagen/etagen/annotations/model"
)

// checkNearDirective reports a comment that is no directive by its form and
// was probably meant as one: Go would pass over it without a word. It reports
// whether there was anything to report. In the doc comment of a type it has its
// lines to itself.
func (r *reader) checkNearDirective(c *ast.Comment, inDoc bool) bool {
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

// checkBlock looks at each line of a block comment, which is never a directive.
// Another comment can take its place where it is all on a line of its own.
func (r *reader) checkBlock(c *ast.Comment, inDoc bool) bool {
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

// reportNear reports an attempt. The span is exact where it is all of a comment,
// so that another can take its place.
func (r *reader) reportNear(a grammar.Attempt, at grammar.Span) {
	if a.Likely() == "" {
		r.reportUnknown(ast.Directive{Tool: grammar.Tool, Name: a.Name, Slash: at.Pos})
		return
	}
	text := strings.TrimRight("//"+grammar.Tool+":"+a.Likely()+" "+strings.ReplaceAll(a.Rest, "\t", " "), " ")
	r.Suggest(model.NearDirective, at, text, "this is not a directive, %s: write %s", a.Reason(), text)
}
