package annotations

import (
	"net/http"
	"strings"

	"github.com/etagen/etagen/annotations/grammar"
	"github.com/etagen/etagen/annotations/model"
)

// readPattern checks a pattern with net/http's own parser, and for what that
// accepts and a resource cannot mean. It returns nil when the pattern is bad.
func (r *builder) readPattern(w grammar.Word) *grammar.Pattern {
	if !grammar.IsPlain(w.Text) {
		r.Report(model.BadPattern, w.Span, "the pattern %s has a character that cannot be seen, which no address has: leave it out, or write it with a percent sign as in %%20", w.Text)
		return nil
	}
	if i := strings.IndexByte(w.Text, '/'); i > 0 {
		likely := "/" + w.Text
		if strings.ContainsAny(w.Text[:i], ". ") {
			likely = w.Text[i:]
		}
		r.Suggest(model.BadPattern, w.Span, w.Rewrite(likely), "the pattern %s does not begin with a slash: it is a path, without a host or a method", w.Text)
		return nil
	}
	if grammar.HasDotSegment(w.Text) {
		r.Report(model.BadPattern, w.Span, "the pattern %s never matches: http.ServeMux takes dots out of the path of a request first", w.Text)
		return nil
	}
	if clean := grammar.CleanPath(w.Text); clean != w.Text {
		r.Suggest(model.BadPattern, w.Span, w.Rewrite(clean), "the pattern %s never matches: http.ServeMux cleans the path of a request first", w.Text)
		return nil
	}
	if problem := grammar.Register(http.NewServeMux(), w.Text); problem != "" {
		at, message := w.Span, problem
		if offset, rest, ok := grammar.CutOffset(problem); ok {
			message = rest
			at = w.Within(offset)
		}
		r.Report(model.BadPattern, at, "the pattern %s is not one of http.ServeMux: %s", w.Text, message)
		return nil
	}
	if address := grammar.AddressOf(w.Text); address != w.Text {
		r.Suggest(model.BadPattern, w.Span, w.Rewrite(address), "the pattern %s has a character that an address cannot have as it is: write %s", w.Text, address)
		return nil
	}
	if strings.HasSuffix(w.Text, "/") {
		r.Suggest(model.BadPattern, w.Span, w.Rewrite(w.Text+"{$}"), "the pattern %s matches everything below it: end it with {$}, or leave the slash out", w.Text)
		return nil
	}
	return &grammar.Pattern{Word: w, Wildcards: grammar.Wildcards(w)}
}
