package etagentest

import (
	"encoding/json"
	"strings"
	"testing"
)

// MaxBody is the largest body in bytes that handlers accept, for the field of that name.
const MaxBody = 1 << 16

// large returns a body that is one byte too large.
func large() string { return strings.Repeat(" ", MaxBody+1) }

// useSample says what to do about a value that its own methods refuse.
const useSample = "sample=FUNC in the resource directive names a function that makes a valid one"

// JSON returns a value as encoding/json encodes it, for content and expected bodies.
func JSON(t *testing.T, value any) string {
	t.Helper()
	text, err := json.Marshal(value)
	if err != nil {
		t.Fatalf("encoding the resource of the test: %v (%s)", err, useSample)
	}
	return string(text)
}

// Unchanged returns a merge patch that does not change a value, for any JSON. For an
// object it is an empty object; another value is sent whole (RFC 7396 §2).
func Unchanged(t *testing.T, value any) string {
	t.Helper()
	text := JSON(t, value)
	if strings.HasPrefix(text, "{") {
		return "{}"
	}
	return text
}
