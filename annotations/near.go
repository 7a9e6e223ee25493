package annotations

import (
	"go/ast"
	"strings"
)

// checkNearDirective reports a comment that is no directive by its form and
// was probably meant as one: Go would pass over it without a word. It tells
// whether there was anything to report. In the doc comment of a type it has its
// lines to itself.
func (r *reader) checkNearDirective(c *ast.Comment, inDoc bool) bool {
	if text, ok := strings.CutPrefix(c.Text, "//"); ok {
		a := parseAttempt(text)
		if a.reason() == "" {
			return false
		}
		r.reportNear(a, between(c.Pos(), c.End()))
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
		a := parseAttempt(text)
		a.block = true
		if a.reason() != "" {
			near = true
			at := between(c.Pos(), c.End())
			if strings.Contains(c.Text, "\n") {
				start := offset + strings.Index(line, a.tool)
				at = between(r.offsetIn(c.Pos(), c.Text, start), r.offsetIn(c.Pos(), c.Text, offset+len(strings.TrimRight(line, " \t\r")))).roughly()
			}
			if !inDoc {
				at = at.roughly()
			}
			r.reportNear(a, at)
		}
		offset += len(line) + 1
	}
	return near
}

// reportNear reports an attempt. The span is exact where it is all of a comment,
// so that another can take its place.
func (r *reader) reportNear(a attempt, at span) {
	if a.likely() == "" {
		r.reportUnknown(ast.Directive{Tool: Tool, Name: a.name, Slash: at.pos})
		return
	}
	text := strings.TrimRight("//"+Tool+":"+a.likely()+" "+strings.ReplaceAll(a.rest, "\t", " "), " ")
	r.suggest(NearDirective, at, text, "this is not a directive, %s: write %s", a.reason(), text)
}
