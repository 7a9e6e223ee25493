package etagenclient

import (
	"fmt"
	"net/url"
	"path"
	"strings"
	"unicode/utf8"
)

// path returns the escaped path of the resource with the ids of a value.
func (res *Resource) path(at any) (string, error) {
	return res.expand(res.Pattern, res.IDs(at))
}

// listPath returns the escaped path of the list with the ids of a value.
func (res *Resource) listPath(at any) (string, error) {
	var ids []string
	if res.ListIDs != nil {
		ids = res.ListIDs(at)
	}
	return res.expand(res.List, ids)
}

// expand returns the escaped path of a pattern with ids in place of its wildcards.
// The error wraps NotFound if an id cannot be in a path: the path would be that of
// another resource.
func (res *Resource) expand(pattern string, ids []string) (string, error) {
	var b strings.Builder
	segment, rest, more := "", pattern[len("/"):], true
	for more {
		segment, rest, more = strings.Cut(rest, "/")
		b.WriteByte('/')
		name, isWildcard := strings.CutPrefix(strings.TrimSuffix(segment, "}"), "{")
		if !isWildcard {
			b.WriteString(escapeLiteral(segment))
			continue
		}
		if name == "$" {
			continue
		}
		if len(ids) == 0 || !addressable(ids[0]) {
			return "", fmt.Errorf("the %s with the ids %.100q has no address: %w", res.Name, ids, res.err(res.NotFound))
		}
		if strings.HasSuffix(name, "...") {
			b.WriteString(escapeRest(ids[0]))
		} else {
			b.WriteString(url.PathEscape(ids[0]))
		}
		ids = ids[1:]
	}
	return b.String(), nil
}

// addressable reports whether a path can contain an id with the text s. Escaped or
// not, . and .. are removed from paths (RFC 3986 §6.2.2).
func addressable(s string) bool {
	switch s {
	case "", ".", "..", "/":
		return false
	}
	return utf8.ValidString(s) && strings.IndexByte(s, 0) < 0
}

// escapeLiteral returns a segment of a pattern, which may already be escaped.
func escapeLiteral(segment string) string {
	if text, err := url.PathUnescape(segment); err == nil {
		segment = text
	}
	return url.PathEscape(segment)
}

// escapeRest returns s as the end of a path. Its slashes remain slashes, unless a
// segment would be removed by cleaning.
func escapeRest(s string) string {
	escaped := url.PathEscape(s)
	if whole := path.Clean("/" + s); whole == "/"+s || whole+"/" == "/"+s {
		escaped = strings.ReplaceAll(escaped, "%2F", "/")
	}
	return escaped
}
