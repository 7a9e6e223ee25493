package etagen

import (
	"encoding"
	"encoding/hex"
	"reflect"
	"strconv"
	"strings"
	"time"
)

// AppendText appends s as part of an entity tag, for a version that is a text.
// Characters that a tag cannot contain, and those that confuse clients and proxies
// (comma, backslash), become %XX. Different texts stay different.
func AppendText(dst []byte, s string) []byte { return appendPlain(dst, s, 0) }

// AppendPart is AppendText for the parts of a tag after the version. A dot, which
// separates the parts, becomes %2E, so that different parts always make different tags.
func AppendPart(dst []byte, s string) []byte { return appendPlain(dst, s, '.') }

// appendPlain appends s and escapes what is not plain, and separators. It is too long to
// be inlined.
func appendPlain(dst []byte, s string, separator byte) []byte {
	start := 0
	for i := 0; i < len(s); i++ {
		if s[i] == separator || !plain(s[i]) {
			dst = appendEscaped(append(dst, s[start:i]...), s[i], false)
			start = i + 1
		}
	}
	return append(dst, s[start:]...)
}

// plain reports whether a byte needs no escape in a tag; '%' begins an escape.
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

// AppendBytes appends b in lower-case hexadecimal, for a version that is bytes.
func AppendBytes(dst, b []byte) []byte {
	return hex.AppendEncode(dst, b)
}

// AppendMarshaled appends the text of m as AppendPart does, and an instant in
// UTC. It reports false, and appends nothing, if m has no text or an empty one:
// such a tag would be the same for different states.
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

// AppendVariant appends the text of m as AppendPart does, also if it is empty. It writes
// nil as %, because its JSON differs. It reports false, and appends nothing, if m fails.
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

// saysNothing reports whether a text is one that types write if they have no value.
func saysNothing(text []byte) bool {
	switch string(text) {
	case "", `""`, "null", "NULL", "<nil>", "NaN":
		return true
	}
	return false
}

// isUnset reports whether a value is zero, in memory or by its IsZero. An IsZero
// of an embedded field is only about that field.
func isUnset(m any, v reflect.Value) bool {
	v = reflect.Indirect(v)
	if v.IsZero() {
		return true
	}
	z, ok := m.(interface{ IsZero() bool })
	return ok && z.IsZero() && !embedsZero(v.Type())
}

// embedsZero reports whether a struct embeds a type with IsZero.
func embedsZero(t reflect.Type) bool {
	for i := 0; t.Kind() == reflect.Struct && i < t.NumField(); i++ {
		f := t.Field(i)
		if _, ok := reflect.PointerTo(f.Type).MethodByName("IsZero"); ok && f.Anonymous {
			return true
		}
	}
	return false
}

// instant returns the time in a text, quoted or not, that contains nothing else.
func instant(text []byte) (time.Time, bool) {
	s := strings.Trim(string(text), `"`)
	if len(s) < len("2006-01-02T15:04:05Z") || s[4] != '-' || s[10] != 'T' {
		return time.Time{}, false
	}
	t, err := time.Parse(time.RFC3339Nano, s)
	return t, err == nil
}

// AppendTime appends t to the nanosecond, such as 1732224675-000000123, for a version
// that is a time. Only different instants make different texts.
func AppendTime(dst []byte, t time.Time) []byte {
	dst = strconv.AppendInt(dst, t.Unix(), 10)
	dst = append(dst, '-')
	nanos := t.Nanosecond()
	for unit := 100_000_000; unit > 0; unit /= 10 {
		dst = append(dst, '0'+byte(nanos/unit%10))
	}
	return dst
}
