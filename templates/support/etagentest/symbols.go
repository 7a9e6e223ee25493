package etagentest

import (
	"encoding"
	"fmt"
	"net/http"
	"strings"
	"testing"
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

// Text sets a value to the first of some texts that it takes and gives back
// unchanged, and returns that text. The test fails where it takes none.
func Text(t *testing.T, value encoding.TextUnmarshaler) string {
	t.Helper()
	if text, ok := setText(value, 1); ok {
		return text
	}
	t.Fatalf("no text is known that a %T takes", value)
	return ""
}

// Count sets a value to a text that stands for the number n, as Text does for
// 1. A value that takes no such text stays as it is.
func Count(value encoding.TextUnmarshaler, n int) { setText(value, n) }

// setText sets a value to a text that stands for the number n, in one of the
// usual forms.
func setText(value encoding.TextUnmarshaler, n int) (text string, ok bool) {
	for _, format := range []string{
		"a%d",
		"%d",
		"7c9e6679-7425-40de-944b-%012d",
		"01J9ZQ6V4N8T2R3W5X7Y%06d",
		"192.0.2.%d",
		"192.0.2.%d/32",
		"192.0.2.1:%d",
		"2024-12-06T10:20:30.%06d1Z",
		"%032d",
	} {
		text := fmt.Sprintf(format, n)
		if set(value, text) {
			return text, true
		}
	}
	return "", false
}

// sameText tells whether a value gives back the text it was made from, where
// it gives back any.
func sameText(value any, text string) bool {
	m, ok := value.(encoding.TextMarshaler)
	if !ok {
		return true
	}
	got, err := m.MarshalText()
	return err == nil && string(got) == text
}
