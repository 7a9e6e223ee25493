package grammar

import (
	"go/token"
	"strings"
)

// A CacheItem is one directive of a Cache-Control value (RFC 9111 §5.2). Use its spans
// for diagnostics.
type CacheItem struct {
	Span
	Name     string // in lower case: names are case-insensitive
	NameAt   Span   // the place of the name
	HasValue bool   // there is an equals sign
	Value    string // without quotes
	ValueAt  Span   // with its quotes
	Quoted   bool   // the value is in quotes
}

const cacheThing = "Cache-Control directive"

// SplitCache splits a Cache-Control value that begins at pos:
//
//	#( token [ "=" ( token / quoted-string ) ] )
//
// It stops at the first element that does not follow the grammar. Use it for the value of
// the cache directive.
func SplitCache(value string, pos token.Pos) ([]CacheItem, *WordError) {
	s := &listScanner{text: value, start: pos}
	var items []CacheItem
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

func (s *listScanner) cacheItem() (CacheItem, *WordError) {
	var item CacheItem
	begin := s.pos()
	item.Name = strings.ToLower(s.token())
	item.NameAt = Between(begin, s.pos())
	if item.Name == "" {
		return item, s.unexpected(cacheThing, DefaultCache)
	}
	if s.take("=") {
		item.HasValue = true
		if err := s.cacheValue(&item); err != nil {
			return item, err
		}
	}
	item.Span = Between(begin, s.pos())
	return item, nil
}

func (s *listScanner) cacheValue(item *CacheItem) *WordError {
	begin := s.pos()
	if strings.HasPrefix(s.rest(), `"`) {
		text, err := s.quotedString()
		if err != nil {
			return err
		}
		item.Value, item.Quoted = text, true
	} else if item.Value = s.token(); item.Value == "" {
		return &WordError{From(s.pos(), 0), "the value of " + item.Name + " is missing after the equals sign"}
	}
	item.ValueAt = Between(begin, s.pos())
	return nil
}

// DefaultCache is the Cache-Control field of a resource without a cache directive: only
// the client may store a response, and it validates it on every use. Without max-age=0,
// some clients drop the entry before they can validate it.
const DefaultCache = "private, no-cache, max-age=0"
