package annotations

import (
	"net/http"
	"strings"

	"github.com/etagen/etagen/annotations/gotype"
	"github.com/etagen/etagen/annotations/grammar"
	"github.com/etagen/etagen/annotations/model"
)

// readPattern checks a pattern with the parser of net/http, and then for patterns that
// it accepts but a resource cannot have. It returns nil if the pattern is not valid.
func (r *builder) readPattern(w grammar.Word) *grammar.Pattern {
	if !grammar.IsPlain(w.Text) {
		r.Report(model.BadPattern, w.Span, "the pattern %s contains an invisible character: remove it, or percent-encode it, as in %%20", w.Text)
		return nil
	}
	if i := strings.IndexByte(w.Text, '/'); i > 0 {
		likely := "/" + w.Text
		if strings.ContainsAny(w.Text[:i], ". ") {
			likely = w.Text[i:]
		}
		r.Suggest(model.BadPattern, w.Span, w.Rewrite(likely), "the pattern %s does not begin with a slash: write a path, without a host or a method", w.Text)
		return nil
	}
	if grammar.HasDotSegment(w.Text) {
		r.Report(model.BadPattern, w.Span, "the pattern %s never matches, because http.ServeMux removes dots from the request path first: remove them", w.Text)
		return nil
	}
	if clean := grammar.CleanPath(w.Text); clean != w.Text {
		r.Suggest(model.BadPattern, w.Span, w.Rewrite(clean), "the pattern %s never matches, because http.ServeMux cleans the request path first: write %s", w.Text, clean)
		return nil
	}
	if likely := grammar.WithBraces(w.Text); likely != w.Text {
		r.Suggest(model.BadPattern, w.Span, w.Rewrite(likely), "the pattern %s has a wildcard of another router, which net/http would take literally: write %s", w.Text, likely)
		return nil
	}
	if problem := grammar.Register(http.NewServeMux(), w.Text); problem != "" {
		at, message := w.Span, problem
		if offset, rest, ok := grammar.CutOffset(problem); ok {
			message = rest
			at = w.Within(offset)
		}
		r.Report(model.BadPattern, at, "http.ServeMux does not accept the pattern %s: %s", w.Text, message)
		return nil
	}
	if address := grammar.AddressOf(w.Text); address != w.Text {
		r.Suggest(model.BadPattern, w.Span, w.Rewrite(address), "the pattern %s contains a character that has to be percent-encoded: write %s", w.Text, address)
		return nil
	}
	if strings.HasSuffix(w.Text, "/") {
		r.Suggest(model.BadPattern, w.Span, w.Rewrite(w.Text+"{$}"), "the pattern %s matches everything below it: end it with {$}, or remove the slash", w.Text)
		return nil
	}
	return &grammar.Pattern{Word: w, Wildcards: grammar.Wildcards(w)}
}

// isOnlyParsed reports whether an id can be read from a path, but not written into one.
func isOnlyParsed(id *model.Field) bool {
	return id.Kind == model.Text && !id.ByJSON && !gotype.HasMarshalText(id.Type) && !gotype.IsString(id.Type)
}
