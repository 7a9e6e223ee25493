package etagentest

import (
	"net/http"
	"strings"
	"time"
)

// Weak returns an entity tag marked weak: itself where it is weak already.
func Weak(tag string) string {
	return "W/" + strings.TrimPrefix(tag, "W/")
}

// Bare returns the text of an entity tag without its quotes, as a client sends
// it that takes them for decoration.
func Bare(tag string) string {
	return strings.Trim(strings.TrimPrefix(tag, "W/"), `"`)
}

// Date returns t as an HTTP-date in the preferred form, IMF-fixdate
// (RFC 9110 §5.6.7).
func Date(t time.Time) string {
	return t.UTC().Format(http.TimeFormat)
}

// RFC850 returns t as an HTTP-date in the first obsolete form, which has a
// year of two digits.
func RFC850(t time.Time) string {
	return t.UTC().Format("Monday, 02-Jan-06 15:04:05 GMT")
}

// Asctime returns t as an HTTP-date in the second obsolete form, that of C's
// asctime.
func Asctime(t time.Time) string {
	return t.UTC().Format(time.ANSIC)
}
