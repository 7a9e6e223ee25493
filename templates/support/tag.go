package etagen

import (
	"bytes"
	"strings"
)

// A tagList walks the members of an If-Match or If-None-Match field (RFC 9110
// §13.1.1, §13.1.2). The lines of the field form one list, in order (§5.3).
type tagList struct {
	lines     []string // not looked at yet
	rest      string   // of the line that is being walked
	malformed bool     // the walk ended at something that is not an entity tag
}

// next returns the next entity tag, without spaces around it. ok is false at the end
// and at a malformed member, which ends the walk; empty ones are skipped (§5.6.1.2).
func (l *tagList) next() (tag string, ok bool) {
	for l.rest == "" {
		if len(l.lines) == 0 {
			return "", false
		}
		l.rest, l.lines = l.lines[0][separators(l.lines[0]):], l.lines[1:]
	}
	if tag, l.rest = cutTag(l.rest); tag == "" {
		*l = tagList{malformed: true}
	}
	return tag, tag != ""
}

// separators returns the number of blanks and commas at the beginning of s.
// strings.TrimLeft would take longer than the rest of the walk.
func separators(s string) (n int) {
	for n < len(s) && (s[n] == ' ' || s[n] == '\t' || s[n] == ',') {
		n++
	}
	return n
}

// cutTag returns the entity tag at the beginning of s (RFC 9110 §8.8.3), and what follows
// it and its separators. Both are empty if s begins with anything else.
func cutTag(s string) (tag, rest string) {
	opaque, i := strings.TrimPrefix(s, "W/"), 1
	if opaque == "" || opaque[0] != '"' {
		return "", ""
	}
	for i < len(opaque) && (opaque[i]-'#' <= '~'-'#' || opaque[i] == '!' || opaque[i] >= 0x80) {
		i++
	}
	if i == len(opaque) || opaque[i] != '"' {
		return "", ""
	}
	end := len(s) - len(opaque) + i + 1
	if i = end; i+2 < len(s) && s[i:i+2] == ", " && s[i+2] == '"' {
		return s[:end], s[i+2:]
	}
	for ; i < len(s) && s[i] != ','; i++ {
		if s[i] != ' ' && s[i] != '\t' {
			return "", ""
		}
	}
	return s[:end], s[i+separators(s[i:]):]
}

// isAny reports whether a field is `*` alone.
func isAny(lines []string) bool {
	return len(lines) == 1 && strings.IndexByte(lines[0], '"') < 0 && strings.Trim(lines[0], " \t") == "*"
}

// matchStrong compares two entity tags, of which none may be weak (RFC 9110 §8.8.3.2).
func matchStrong(a string, b []byte) bool {
	return a == string(b) && a[0] == '"'
}

// matchWeak compares two entity tags, weak or not (RFC 9110 §8.8.3.2).
func matchWeak(a string, b []byte) bool {
	return strings.TrimPrefix(a, "W/") == string(bytes.TrimPrefix(b, []byte("W/")))
}
