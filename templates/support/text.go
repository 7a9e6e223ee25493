package etagen

import (
	"encoding"
	"encoding/hex"
	"reflect"
	"strconv"
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

// AppendMarshaled appends the text of m as AppendText does, and that of an instant
// in UTC. It reports false, and has appended nothing, if m fails to tell its text
// or tells nothing by it: it is nil, empty, null, or zero and not a number. A tag
// of that would be the same for different states.
func AppendMarshaled(dst []byte, m encoding.TextMarshaler) ([]byte, bool) {
	if v := reflect.ValueOf(m); !v.IsValid() || v.Kind() == reflect.Pointer && v.IsNil() {
		return dst, false
	}
	text, err := m.MarshalText()
	if err != nil || len(text) == 0 || string(text) == "null" {
		return dst, false
	}
	if z, ok := m.(interface{ IsZero() bool }); ok && z.IsZero() && !isNumber(text) {
		return dst, false
	}
	if u, ok := m.(interface{ UTC() time.Time }); ok && isInstant(text, u.UTC()) {
		return AppendTime(dst, u.UTC()), true
	}
	return AppendText(dst, string(text)), true
}

// isInstant reports whether a text says an instant and nothing else, as that of
// a struct does which has its methods from an embedded time.
func isInstant(text []byte, t time.Time) bool {
	said, err := time.Parse(time.RFC3339Nano, string(text))
	return err == nil && said.Equal(t)
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
