package etagen

import (
	"encoding"
	"encoding/hex"
	"reflect"
	"strconv"
	"strings"
	"time"
)

// AppendText appends s in a form that may stand in an entity tag: what a tag
// cannot hold, and what clients and proxies are known to stumble over (comma,
// backslash), becomes %XX. Different texts stay different.
func AppendText(dst []byte, s string) []byte {
	for i := 0; i < len(s); i++ {
		dst = appendEscaped(dst, s[i], plain(s[i]))
	}
	return dst
}

// AppendPart is AppendText for the parts of a tag that follow the version: the
// dot that separates the parts becomes %2E in them, so that no two lists of
// parts make the same tag.
func AppendPart(dst []byte, s string) []byte {
	for i := 0; i < len(s); i++ {
		dst = appendEscaped(dst, s[i], plain(s[i]) && s[i] != '.')
	}
	return dst
}

// plain reports whether a byte may stand in a tag as it is; '%' begins an escape.
func plain(c byte) bool {
	switch c {
	case '"', '%', ',', '\\':
		return false
	}
	return c > ' ' && c < 0x7f
}

func appendEscaped(dst []byte, c byte, plain bool) []byte {
	const digits = "0123456789ABCDEF"
	if plain {
		return append(dst, c)
	}
	return append(dst, '%', digits[c>>4], digits[c&15])
}

// AppendBytes appends b in lower-case hexadecimal.
func AppendBytes(dst, b []byte) []byte {
	return hex.AppendEncode(dst, b)
}

// AppendMarshaled appends the text of m as AppendPart does, and that of an instant
// in UTC. It reports false, and has appended nothing, if m fails to tell its text
// or tells nothing by it, since a tag of that would be the same for different
// states.
func AppendMarshaled(dst []byte, m encoding.TextMarshaler) ([]byte, bool) {
	v := reflect.ValueOf(m)
	if !v.IsValid() || v.Kind() == reflect.Pointer && v.IsNil() {
		return dst, false
	}
	text, err := m.MarshalText()
	if err != nil || saysNothing(text) || isUnset(m, v) && !isNumber(text) {
		return dst, false
	}
	if t, ok := instant(text); ok {
		if t.IsZero() {
			return dst, false
		}
		return AppendTime(dst, t), true
	}
	return AppendPart(dst, string(text)), true
}

// AppendVariant appends the text of m as AppendPart does: an empty one is a variant
// like others. None is another one, a % alone, since the JSON tells the two apart.
// It reports false, and has appended nothing, if m fails to tell its text.
func AppendVariant(dst []byte, m encoding.TextMarshaler) ([]byte, bool) {
	if v := reflect.ValueOf(m); v.Kind() == reflect.Pointer && v.IsNil() {
		return append(dst, '%'), true
	}
	text, err := m.MarshalText()
	if err != nil {
		return dst, false
	}
	return AppendPart(dst, string(text)), true
}

// saysNothing reports whether a text is what types write that have no value.
func saysNothing(text []byte) bool {
	switch string(text) {
	case "", `""`, "null", "NULL", "<nil>", "NaN":
		return true
	}
	return false
}

// isUnset reports whether a value is zero, in memory or by what its type says of
// it. A method that comes from an embedded field speaks of that field alone.
func isUnset(m any, v reflect.Value) bool {
	v = reflect.Indirect(v)
	if v.IsZero() {
		return true
	}
	z, ok := m.(interface{ IsZero() bool })
	return ok && z.IsZero() && !embedsZero(v.Type())
}

// embedsZero reports whether a struct embeds what has an IsZero.
func embedsZero(t reflect.Type) bool {
	for i := 0; t.Kind() == reflect.Struct && i < t.NumField(); i++ {
		f := t.Field(i)
		if _, ok := reflect.PointerTo(f.Type).MethodByName("IsZero"); ok && f.Anonymous {
			return true
		}
	}
	return false
}

// instant returns the time that a text says, in quotes or not, and nothing else.
func instant(text []byte) (time.Time, bool) {
	s := strings.Trim(string(text), `"`)
	if len(s) < len("2006-01-02T15:04:05Z") || s[4] != '-' || s[10] != 'T' {
		return time.Time{}, false
	}
	t, err := time.Parse(time.RFC3339Nano, s)
	return t, err == nil
}

// AppendTime appends t to the nanosecond, such as 1732224675-000000123: two
// times that differ make texts that differ, wherever their clocks stand.
func AppendTime(dst []byte, t time.Time) []byte {
	dst = strconv.AppendInt(dst, t.Unix(), 10)
	dst = append(dst, '-')
	nanos := t.Nanosecond()
	for unit := 100_000_000; unit > 0; unit /= 10 {
		dst = append(dst, '0'+byte(nanos/unit%10))
	}
	return dst
}
