package annotations

import (
	"net/http"
	"strings"
)

// readPattern checks a pattern with net/http's own parser, and for what that
// accepts and a resource cannot mean. It returns nil when the pattern is bad.
func (r *reader) readPattern(w word) *pattern {
	if !isPlain(w.text) {
		r.report(BadPattern, w.span, "the pattern %s has a character that cannot be seen, which no address has: leave it out, or write it with a percent sign as in %%20", w.text)
		return nil
	}
	if i := strings.IndexByte(w.text, '/'); i > 0 {
		likely := "/" + w.text
		if strings.ContainsAny(w.text[:i], ". ") {
			likely = w.text[i:]
		}
		r.suggest(BadPattern, w.span, w.rewrite(likely), "the pattern %s does not begin with a slash: it is a path, without a host or a method", w.text)
		return nil
	}
	if hasDotSegment(w.text) {
		r.report(BadPattern, w.span, "the pattern %s never matches: http.ServeMux takes dots out of the path of a request first", w.text)
		return nil
	}
	if clean := cleanPath(w.text); clean != w.text {
		r.suggest(BadPattern, w.span, w.rewrite(clean), "the pattern %s never matches: http.ServeMux cleans the path of a request first", w.text)
		return nil
	}
	if problem := register(http.NewServeMux(), w.text); problem != "" {
		at, message := w.span, problem
		if offset, rest, ok := cutOffset(problem); ok {
			message = rest
			at = w.within(offset)
		}
		r.report(BadPattern, at, "the pattern %s is not one of http.ServeMux: %s", w.text, message)
		return nil
	}
	if address := addressOf(w.text); address != w.text {
		r.suggest(BadPattern, w.span, w.rewrite(address), "the pattern %s has a character that an address cannot have as it is: write %s", w.text, address)
		return nil
	}
	if strings.HasSuffix(w.text, "/") {
		r.suggest(BadPattern, w.span, w.rewrite(w.text+"{$}"), "the pattern %s matches everything below it: end it with {$}, or leave the slash out", w.text)
		return nil
	}
	return &pattern{word: w, wildcards: wildcards(w)}
}
