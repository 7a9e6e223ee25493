package etagentest

import (
	"encoding"
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
	for _, text := range []string{
		"a1",
		"42",
		"7c9e6679-7425-40de-944b-e07fc1f90ae7",
		"01J9ZQ6V4N8T2R3W5X7Y9A1B2C",
		"192.0.2.1",
		"192.0.2.0/24",
		"192.0.2.1:80",
		"2024-12-06T10:20:30Z",
		"2a2a2a2a2a2a2a2a2a2a2a2a2a2a2a2a",
		"true",
	} {
		if value.UnmarshalText([]byte(text)) == nil && sameText(value, text) {
			return text
		}
	}
	t.Fatalf("no text is known that a %T takes", value)
	return ""
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
