package annotations

import (
	"go/token"
	"strings"
)

// A cacheItem is one directive of a Cache-Control value (RFC 9111 §5.2).
type cacheItem struct {
	span
	name     string // in lower case: names are case-insensitive
	nameAt   span
	hasValue bool
	value    string // without quotes
	valueAt  span   // with its quotes
	quoted   bool
}

const cacheThing = "Cache-Control directive"

// splitCache splits a Cache-Control value that begins at pos:
//
//	#( token [ "=" ( token / quoted-string ) ] )
//
// It stops at the first element that does not follow the grammar.
func splitCache(value string, pos token.Pos) ([]cacheItem, *wordError) {
	s := &listScanner{text: value, start: pos}
	var items []cacheItem
	for {
		s.skipSpace()
		item, err := s.cacheItem()
		if err != nil {
			return items, err
		}
		items = append(items, item)
		s.skipSpace()
		switch {
		case s.rest() == "":
			return items, nil
		case !s.take(","):
			return items, s.unexpected(cacheThing, DefaultCache)
		}
	}
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

// token reads a token (RFC 9110 §5.6.2), which may turn out to be empty.
func (s *listScanner) token() string {
	n := 0
	for n < len(s.rest()) && isTokenByte(s.rest()[n]) {
		n++
	}
	text := s.rest()[:n]
	s.at += n
	return text
}

func isTokenByte(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' ||
		strings.IndexByte("!#$%&'*+-.^_`|~", c) >= 0
}

// unexpected is an error at what comes next in a list of things.
func (s *listScanner) unexpected(thing, example string) *wordError {
	n := min(1, len(s.rest()))
	for n < len(s.rest()) && s.rest()[n]&0xC0 == 0x80 {
		n++ // the rest of a character
	}
	next := s.rest()[:n]
	at := from(s.pos(), n)
	switch {
	case strings.HasPrefix(s.rest(), "//"):
		return &wordError{from(s.pos(), len(s.rest())), "a comment cannot stand behind a directive: put it on a line of its own"}
	case next == "" || next == ",":
		return &wordError{at, "a " + thing + " is missing here: write it as in " + example}
	case isTokenByte(next[0]):
		return &wordError{at, "a comma is missing before this " + thing}
	}
	return &wordError{at, next + " cannot stand here: the value is a list with commas as in " + example}
}

func (s *listScanner) cacheItem() (cacheItem, *wordError) {
	var item cacheItem
	begin := s.pos()
	item.name = strings.ToLower(s.token())
	item.nameAt = between(begin, s.pos())
	if item.name == "" {
		return item, s.unexpected(cacheThing, DefaultCache)
	}
	if s.take("=") {
		item.hasValue = true
		if err := s.cacheValue(&item); err != nil {
			return item, err
		}
	}
	item.span = between(begin, s.pos())
	return item, nil
}

func (s *listScanner) cacheValue(item *cacheItem) *wordError {
	begin := s.pos()
	if strings.HasPrefix(s.rest(), `"`) {
		text, err := s.quotedString()
		if err != nil {
			return err
		}
		item.value, item.quoted = text, true
	} else if item.value = s.token(); item.value == "" {
		return &wordError{from(s.pos(), 0), "the value of " + item.name + " is missing behind its equals sign"}
	}
	item.valueAt = between(begin, s.pos())
	return nil
}

// quotedString reads a quoted-string (RFC 9110 §5.6.4).
func (s *listScanner) quotedString() (string, *wordError) {
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
	return "", &wordError{from(s.pos(), len(s.rest())), `the quoted value has no end: close it with "`}
}
