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

// addressOf is a pattern with each character that no address can have as it is
// in the form that addresses have for it.
func addressOf(pattern string) string {
	var b strings.Builder
	for i := range len(pattern) {
		if c := pattern[i]; isUnsafe(c) || c == '%' && !isEscape(pattern[i:]) {
			b.WriteString("%" + strings.ToUpper(strconv.FormatUint(0x100|uint64(c), 16)[1:]))
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}

// isUnsafe reports whether the path of an address cannot have a character as it
// is (RFC 3986, section 3.3). Braces are those of wildcards.
func isUnsafe(c byte) bool { return strings.IndexByte(" \"<>?#[]\\^`|", c) >= 0 }

// isEscape reports whether a text begins with a percent sign and two hexadecimal
// digits.
func isEscape(text string) bool {
	if len(text) < 3 {
		return false
	}
	_, err := strconv.ParseUint(text[1:3], 16, 8)
	return err == nil
}

// conflictingPattern is the pattern that net/http says another conflicts with.
func conflictingPattern(problem string) string {
	_, rest, _ := strings.Cut(problem, "conflicts with pattern ")
	quoted, _ := strconv.QuotedPrefix(rest)
	text, _ := strconv.Unquote(quoted)
	return strings.TrimPrefix(text, "GET ")
}

// conflictReason is the explanation of net/http without the places where it
// thinks that the patterns were registered, and without what follows from it.
func conflictReason(problem string) string {
	_, reason, ok := strings.Cut(problem, ":\n")
	if !ok {
		reason = problem
	}
	reason, _, _ = strings.Cut(reason, "\n")
	return strings.TrimSuffix(strings.ReplaceAll(reason, "GET ", ""), ".")
}
