package grammar

import (
	"go/token"
	"strings"
)

// while reads as long as is accepts the next byte.
func (s *listScanner) while(is func(byte) bool) string {
	begin := s.at
	for s.at < len(s.text) && is(s.text[s.at]) {
		s.at++
	}
	return s.text[begin:s.at]
}

// IsWordByte reports whether a byte may be part of a name in the language. Use it to find
// where a name ends.
func IsWordByte(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '-' || c == '_'
}

// A listScanner walks through the value of a field.
type listScanner struct {
	text  string
	at    int
	start token.Pos // of text
}

func (s *listScanner) rest() string { return s.text[s.at:] }

func (s *listScanner) pos() token.Pos { return s.start + token.Pos(s.at) }

func (s *listScanner) skipSpace() {
	s.at = len(s.text) - len(strings.TrimLeft(s.rest(), " \t"))
}

func (s *listScanner) take(prefix string) bool {
	if !strings.HasPrefix(s.rest(), prefix) {
		return false
	}
	s.at += len(prefix)
	return true
}

// token reads a token (RFC 9110 §5.6.2), which may be empty.
func (s *listScanner) token() string {
	n := 0
	for n < len(s.rest()) && IsTokenByte(s.rest()[n]) {
		n++
	}
	text := s.rest()[:n]
	s.at += n
	return text
}

// IsTokenByte reports whether a byte may be part of a token (RFC 9110 §5.6.2). Use it for
// the names of fields and the values of Cache-Control.
func IsTokenByte(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' ||
		strings.IndexByte("!#$%&'*+-.^_`|~", c) >= 0
}

// unexpected returns an error about the next character in a list of things.
func (s *listScanner) unexpected(thing, example string) *WordError {
	n := min(1, len(s.rest()))
	for n < len(s.rest()) && s.rest()[n]&0xC0 == 0x80 {
		n++ // the rest of a multibyte character
	}
	next := s.rest()[:n]
	at := From(s.pos(), n)
	switch {
	case strings.HasPrefix(s.rest(), "//"):
		return &WordError{From(s.pos(), len(s.rest())), "a comment cannot come after a directive: put it on a separate line"}
	case next == "" || next == ",":
		return &WordError{at, "a " + thing + " is missing: write it as in " + example}
	case IsTokenByte(next[0]):
		return &WordError{at, "a comma is missing before this " + thing}
	}
	return &WordError{at, next + " is not allowed here: separate the values with commas, as in " + example}
}

// quotedString reads a quoted-string (RFC 9110 §5.6.4).
func (s *listScanner) quotedString() (string, *WordError) {
	var b strings.Builder
	for i := 1; i < len(s.rest()); i++ {
		switch c := s.rest()[i]; {
		case c == '"':
			s.at += i + 1
			return b.String(), nil
		case c == '\\' && i+1 < len(s.rest()):
			i++
			b.WriteByte(s.rest()[i])
		default:
			b.WriteByte(c)
		}
	}
	return "", &WordError{From(s.pos(), len(s.rest())), `the quoted value has no end: close it with "`}
}
