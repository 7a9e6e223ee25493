package grammar

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
	"sync"
)

// A Pattern is the path of a route in its source form, with its wildcards. Use its spans
// for diagnostics about a wildcard.
type Pattern struct {
	Word
	Wildcards []Wildcard // in their order
}

// A Wildcard is a wildcard of a pattern. Use it to bind a field.
type Wildcard struct {
	Name  string // without the dots of {name...}
	Multi bool   // {name...}: the rest of the path
	Span
}

// HasDotSegment reports whether a pattern has a dot segment that appears only after
// decoding, as http.ServeMux does it. If so, no request reaches the pattern.
func HasDotSegment(pattern string) bool {
	for segment := range strings.SplitSeq(pattern, "/") {
		decoded, err := url.PathUnescape(segment)
		if err == nil && decoded != segment && (decoded == "." || decoded == "..") {
			return true
		}
	}
	return false
}

// Has reports whether the pattern has a wildcard with a name. Use it for the wildcards
// that a list shares with its resource.
func (p *Pattern) Has(name string) bool {
	return slices.ContainsFunc(p.Wildcards, func(w Wildcard) bool { return w.Name == name })
}

// CleanPath cleans the path of a request as http.ServeMux does. If a pattern changes, no
// request reaches it.
func CleanPath(p string) string {
	clean := path.Clean(p)
	if strings.HasSuffix(p, "/") && clean != "/" {
		clean += "/"
	}
	return clean
}

// Register registers a pattern for GET, and returns the message if http.ServeMux panics.
func Register(mux *http.ServeMux, pattern string) (problem string) {
	defer func() {
		if p := recover(); p != nil {
			problem = fmt.Sprint(p)
		}
	}()
	mux.HandleFunc("GET "+pattern, func(http.ResponseWriter, *http.Request) {})
	return ""
}

var offsetText = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^parsing ".*": at offset (\d+): (.*)$`) })

// CutOffset removes the offset in the path from a message of net/http. Use it to report
// the message at the place itself.
func CutOffset(problem string) (offset int, message string, ok bool) {
	m := offsetText().FindStringSubmatch(problem)
	if m == nil {
		return 0, "", false
	}
	offset, err := strconv.Atoi(m[1])
	return max(0, offset-len("GET ")), m[2], err == nil
}

// Rewrite returns another text for a word, in quotes if the word has them.
func (w Word) Rewrite(text string) string {
	if int(w.End-w.Pos) != len(w.Text) {
		return strconv.Quote(text)
	}
	return text
}

// Within returns the path segment at an offset in the text of an unquoted word; for a
// quoted word, it returns the whole. Use it for the place of a mistake that net/http
// reports.
func (w Word) Within(offset int) Span {
	if int(w.End-w.Pos) != len(w.Text) || offset >= len(w.Text) {
		return w.Span
	}
	n := strings.IndexByte(w.Text[offset:], '/')
	if n < 0 {
		n = len(w.Text) - offset
	}
	return From(w.Pos+token.Pos(offset), n)
}

// Wildcards returns the wildcards of a pattern that http.ServeMux accepts. Call it after
// net/http has accepted the pattern.
func Wildcards(w Word) []Wildcard {
	var all []Wildcard
	offset := 0
	for segment := range strings.SplitSeq(w.Text, "/") {
		name, ok := strings.CutPrefix(segment, "{")
		if ok && segment != "{$}" {
			name = strings.TrimSuffix(name, "}")
			name, multi := strings.CutSuffix(name, "...")
			all = append(all, Wildcard{name, multi, w.Within(offset)})
		}
		offset += len(segment) + 1
	}
	return all
}

// AddressOf returns a pattern in which each character that an address cannot contain is
// escaped. Use it to suggest a pattern.
func AddressOf(pattern string) string {
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

// isUnsafe reports whether a character must be escaped in the path of an address (RFC
// 3986, section 3.3). Braces belong to wildcards.
func isUnsafe(c byte) bool { return strings.IndexByte(" \"<>?#[]\\^`|", c) >= 0 }

// isEscape reports whether a text begins with a percent sign and two hexadecimal digits.
func isEscape(text string) bool {
	if len(text) < 3 {
		return false
	}
	_, err := strconv.ParseUint(text[1:3], 16, 8)
	return err == nil
}

// ConflictingPattern returns the pattern that conflicts with another, from a message of
// net/http. Use it to find the resource with the other pattern.
func ConflictingPattern(problem string) string {
	_, rest, _ := strings.Cut(problem, "conflicts with pattern ")
	quoted, _ := strconv.QuotedPrefix(rest)
	text, _ := strconv.Unquote(quoted)
	return strings.TrimPrefix(text, "GET ")
}

// ConflictReason returns the explanation of net/http without the places where the
// patterns were registered, which would be wrong, and without its conclusion. Use it for
// the reason in a diagnostic.
func ConflictReason(problem string) string {
	_, reason, ok := strings.Cut(problem, ":\n")
	if !ok {
		reason = problem
	}
	reason, _, _ = strings.Cut(reason, "\n")
	return strings.TrimSuffix(strings.ReplaceAll(reason, "GET ", ""), ".")
}
