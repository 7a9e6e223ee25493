package etagen

import (
	"fmt"
	"net/url"
	"strings"
)

// refuseIDs returns a problem if the client has chosen an identifier that no
// address could have: clients have to find what they create.
func (c *change) refuseIDs(next any) *problem {
	for _, id := range c.poster.IDs(next) {
		if id != "" && !addressable(id) {
			return unprocessable(fmt.Sprintf("An id must not be a dot, two dots or a slash, contain NUL, or be longer than %d bytes: no URL could contain it.", maxID))
		}
	}
	return nil
}

// address returns the address of the outcome of a change: that of the request, or that of
// what POST has created. It is relative to the address of the request, which is right
// even if a proxy changes what comes before the route.
func (c *change) address(result any) (string, error) {
	path, query := requestTarget(c.r)
	if c.poster == nil {
		return local(asReference(path[strings.LastIndexByte(path, '/')+1:] + query)), nil
	}
	ids := c.poster.IDs(result)
	for _, id := range ids {
		if !addressable(id) {
			return "", fmt.Errorf("the store created a %T with the ids %.100q, which no URL can contain", result, ids)
		}
	}
	item := expand(c.Resource.ItemPattern, func(string) (id string) {
		id, ids = ids[0], ids[1:]
		return id
	})
	return c.fromList(path, item), nil
}

// fromList returns the reference to an item, relative to the path of the list.
func (c *change) fromList(path, item string) string {
	route := strings.TrimSuffix(expand(c.Resource.ListPattern, c.r.PathValue), "/")
	if below, ok := strings.CutPrefix(item, route+"/"); ok && c.renamed(path, route) {
		item, route = path+"/"+below, path
		if strings.HasSuffix(path, "/") {
			item = path + below
		}
		return relative(asReference(route), asReference(item))
	}
	if strings.HasSuffix(path, "/") {
		route += "/"
	}
	return relative(route, item)
}

// renamed reports whether the list is mounted under another name than that of
// its route: the path that the client sent is the one that was matched, and does
// not end in the route.
func (c *change) renamed(path, route string) bool {
	text, err := url.PathUnescape(strings.TrimSuffix(path, "/"))
	if err != nil {
		return false
	}
	own, err := url.PathUnescape(route)
	return err == nil && !strings.HasSuffix(text, own) && strings.HasSuffix(text, strings.TrimSuffix(c.r.URL.Path, "/"))
}

// relative returns the reference from one path to another (RFC 3986 §5.2). Both
// have to be escaped in the same way.
func relative(from, to string) string {
	folder, common := strings.LastIndexByte(from, '/')+1, 0
	for i := 0; i < min(folder, len(to)) && from[i] == to[i]; i++ {
		if from[i] == '/' {
			common = i + 1
		}
	}
	return local(strings.Repeat("../", strings.Count(from[common:folder], "/")) + to[common:])
}

// local returns a relative reference in a form that cannot be mistaken for one
// with a scheme or a host, nor for an empty one (RFC 3986 §4.2).
func local(reference string) string {
	first, _, _ := strings.Cut(reference, "/")
	first, _, _ = strings.Cut(first, "?")
	if first == "" || strings.Contains(first, ":") {
		return "./" + reference
	}
	return reference
}

// expand returns the path of a pattern with its wildcards replaced by texts.
func expand(pattern string, text func(wildcard string) string) string {
	var b strings.Builder
	for _, segment := range strings.Split(pattern, "/")[1:] {
		b.WriteByte('/')
		name, isWildcard := strings.CutPrefix(strings.TrimSuffix(segment, "}"), "{")
		rest, isRest := strings.CutSuffix(name, "...")
		switch {
		case !isWildcard:
			b.WriteString(escapeLiteral(segment))
		case isRest:
			b.WriteString(escapeRest(text(rest)))
		case name != "$":
			b.WriteString(url.PathEscape(text(name)))
		}
	}
	return b.String()
}

// escapeLiteral returns a segment of a pattern, which may have any form, as it
// is written in a URI.
func escapeLiteral(segment string) string {
	if text, err := url.PathUnescape(segment); err == nil {
		segment = text
	}
	return url.PathEscape(segment)
}
