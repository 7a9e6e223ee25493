package etagentest

import (
	"net/http"
	"strings"
	"time"
)

// header returns fields from pairs of name and value. A name that is there twice
// gets two lines.
func header(pairs ...string) http.Header {
	h := http.Header{}
	for i := 0; i < len(pairs); i += 2 {
		h.Add(pairs[i], pairs[i+1])
	}
	return h
}

// other is an entity tag that no resource of a test has.
const other = `"other"`

// weak returns an entity tag marked as weak: unchanged if it is weak already.
func weak(tag string) string {
	return "W/" + strings.TrimPrefix(tag, "W/")
}

// isWeak reports whether an entity tag is marked as weak.
func isWeak(tag string) bool { return strings.HasPrefix(tag, "W/") }

// bare returns an entity tag without its quotes, which some clients forget.
func bare(tag string) string {
	return strings.Trim(strings.TrimPrefix(tag, "W/"), `"`)
}

// Date returns t as an HTTP-date, for requests and expected responses (RFC 9110 §5.6.7).
func Date(t time.Time) string {
	return t.UTC().Format(http.TimeFormat)
}

// rfc850 returns t as an HTTP-date in the first obsolete form, whose year has two
// digits.
func rfc850(t time.Time) string {
	return t.UTC().Format("Monday, 02-Jan-06 15:04:05 GMT")
}

// asctime returns t as an HTTP-date in the second obsolete form, that of asctime in C.
func asctime(t time.Time) string {
	return t.UTC().Format(time.ANSIC)
}

// dates returns the modification time, and times before and after it.
func (t *Target) dates() (same, past, future string) {
	return Date(t.Modified), Date(t.Modified.Add(-time.Hour)), Date(t.Modified.Add(1000 * time.Hour))
}
