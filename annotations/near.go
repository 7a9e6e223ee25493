package annotations

import (
	"go/ast"
	"strings"
)

// checkNearDirective reports a comment that is no directive by its form and
// was probably meant as one: Go would pass over it without a word. It tells
// whether there was anything to report.
func (r *reader) checkNearDirective(c *ast.Comment) bool {
	if text, ok := strings.CutPrefix(c.Text, "//"); ok {
		a := parseAttempt(text)
		if a.reason() == "" {
			return false
		}
		r.reportNear(a, span{c.Pos(), c.End()}, true)
		return true
	}
	return r.checkBlock(c)
}

// checkBlock looks at each line of a block comment, which is never a directive.
func (r *reader) checkBlock(c *ast.Comment) bool {
	near, offset := false, 0
	for line := range strings.SplitSeq(c.Text, "\n") {
		text := strings.TrimPrefix(strings.TrimSuffix(line, "*/"), "/*")
		text = strings.TrimPrefix(strings.TrimLeft(text, " \t"), "*")
		a := parseAttempt(text)
		a.block = true
		if a.reason() != "" {
			near = true
			whole := !strings.Contains(c.Text, "\n")
			at := span{c.Pos(), c.End()}
			if !whole {
				start := offset + strings.Index(line, a.tool)
				at = span{r.offsetIn(c.Pos(), c.Text, start), r.offsetIn(c.Pos(), c.Text, offset+len(strings.TrimRight(line, " \t\r")))}
			}
			r.reportNear(a, at, whole)
		}
		offset += len(line) + 1
	}
	return near
}

// reportNear reports an attempt; whole says that the span is all of a comment,
// so that another can take its place.
func (r *reader) reportNear(a attempt, at span, whole bool) {
	if a.likely() == "" {
		r.reportUnknown(ast.Directive{Tool: Tool, Name: a.name, Slash: at.pos})
		return
	}
	text := strings.TrimRight("//"+Tool+":"+a.likely()+" "+a.rest, " ")
	suggestion := text
	if !whole {
		suggestion = ""
	}
	r.suggest(NearDirective, at, suggestion, "this is not a directive, %s: write %s", a.reason(), text)
}
