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

// DefaultCache is the Cache-Control field of a resource without a cache
// directive: kept by the client alone, and validated on every use. Without
// max-age=0 there are clients that drop the entry before they can validate it.
const DefaultCache = "private, no-cache, max-age=0"
