package annotations

import (
	"fmt"
	"go/token"
	"net/http"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// A pattern is the path of a route as it is written, with its wildcards.
type pattern struct {
	word
	wildcards []wildcard
}

type wildcard struct {
	name  string // without the dots of {name...}
	multi bool
	span
}

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

// hasDotSegment reports whether a pattern has a dot segment that only shows when
// it is decoded, as http.ServeMux does.
func hasDotSegment(pattern string) bool {
	for segment := range strings.SplitSeq(pattern, "/") {
		decoded, err := url.PathUnescape(segment)
		if err == nil && decoded != segment && (decoded == "." || decoded == "..") {
			return true
		}
	}
	return false
}

// has reports whether the pattern has a wildcard of a name.
func (p *pattern) has(name string) bool {
	return slices.ContainsFunc(p.wildcards, func(w wildcard) bool { return w.name == name })
}

// cleanPath is what http.ServeMux makes of the path of a request.
func cleanPath(p string) string {
	clean := path.Clean(p)
	if strings.HasSuffix(p, "/") && clean != "/" {
		clean += "/"
	}
	return clean
}

// register registers a pattern for GET, and returns what http.ServeMux panics
// with.
func register(mux *http.ServeMux, pattern string) (problem string) {
	defer func() {
		if p := recover(); p != nil {
			problem = fmt.Sprint(p)
		}
	}()
	mux.HandleFunc("GET "+pattern, func(http.ResponseWriter, *http.Request) {})
	return ""
}

var offsetText = regexp.MustCompile(`^parsing ".*": at offset (\d+): (.*)$`)

// cutOffset takes the offset in the path out of a message of net/http.
func cutOffset(problem string) (offset int, message string, ok bool) {
	m := offsetText.FindStringSubmatch(problem)
	if m == nil {
		return 0, "", false
	}
	offset, err := strconv.Atoi(m[1])
	return max(0, offset-len("GET ")), m[2], err == nil
}

// rewrite is another text in place of a word, in quotes where the word is.
func (w word) rewrite(text string) string {
	if int(w.end-w.pos) != len(w.text) {
		return strconv.Quote(text)
	}
	return text
}

// within is the path segment at an offset in the text of a word that is
// written without quotes; of a quoted word it is the whole.
func (w word) within(offset int) span {
	if int(w.end-w.pos) != len(w.text) || offset >= len(w.text) {
		return w.span
	}
	n := strings.IndexByte(w.text[offset:], '/')
	if n < 0 {
		n = len(w.text) - offset
	}
	return from(w.pos+token.Pos(offset), n)
}

// wildcards are the wildcards of a pattern that http.ServeMux accepts.
func wildcards(w word) []wildcard {
	var all []wildcard
	offset := 0
	for segment := range strings.SplitSeq(w.text, "/") {
		name, ok := strings.CutPrefix(segment, "{")
		if ok && segment != "{$}" {
			name = strings.TrimSuffix(name, "}")
			name, multi := strings.CutSuffix(name, "...")
			all = append(all, wildcard{name, multi, w.within(offset)})
		}
		offset += len(segment) + 1
	}
	return all
}
