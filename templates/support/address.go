package etagen

import (
	"fmt"
	"net/url"
	"strings"
)

// refuseIDs returns a problem where the client has chosen an identifier that no
// address could have: what is created has to be found again.
func (c *change[P]) refuseIDs(next P) *problem {
	for _, id := range c.poster.IDs(next) {
		if id != "" && !addressable(id) {
			return unprocessable(fmt.Sprintf("An id cannot be a dot, two dots or a slash, have a NUL in it, or be longer than %d bytes: no address would lead to it.", maxID))
		}
	}
	return nil
}

// address returns where the outcome of a change is, by a reference that is
// relative to the address of the request: right behind any proxy that changes
// what stands before the route. It is the address of the request itself, or that
// of what POST has created.
func (c *change[P]) address(result P) (string, error) {
	path, query := requestTarget(c.r)
	if c.poster == nil {
		return local(asReference(path[strings.LastIndexByte(path, '/')+1:] + query)), nil
	}
	ids := c.poster.IDs(result)
	for _, id := range ids {
		if !addressable(id) {
			return "", fmt.Errorf("the store created a %T with the ids %.100q, and no address leads there", result, ids)
		}
	}
	item := expand(c.Resource.ItemPattern, func(string) (id string) {
		id, ids = ids[0], ids[1:]
		return id
	})
	return c.fromList(path, item), nil
}

// fromList returns the reference that leads from the list, at the path of the
// request, to an item.
func (c *change[P]) fromList(path, item string) string {
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
// its route: the path that a client has asked for is the one that was matched, and
// does not end in the route.
func (c *change[P]) renamed(path, route string) bool {
	text, err := url.PathUnescape(strings.TrimSuffix(path, "/"))
	if err != nil {
		return false
	}
	own, err := url.PathUnescape(route)
	return err == nil && !strings.HasSuffix(text, own) && strings.HasSuffix(text, strings.TrimSuffix(c.r.URL.Path, "/"))
}

// relative returns the reference that leads from one path to another (RFC 3986
// §5.2). Both have to be escaped alike.
func relative(from, to string) string {
	folder, common := strings.LastIndexByte(from, '/')+1, 0
	for i := 0; i < min(folder, len(to)) && from[i] == to[i]; i++ {
		if from[i] == '/' {
			common = i + 1
		}
	}
	return local(strings.Repeat("../", strings.Count(from[common:folder], "/")) + to[common:])
}

// local returns a relative reference in a form that cannot be taken for one with
// a scheme or a host, nor for none at all (RFC 3986 §4.2).
func local(reference string) string {
	first, _, _ := strings.Cut(reference, "/")
	first, _, _ = strings.Cut(first, "?")
	if first == "" || strings.Contains(first, ":") {
		return "./" + reference
	}
	return reference
}

// expand returns the path that a pattern stands for with texts in the place of
// its wildcards.
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

// escapeLiteral returns a segment of a pattern as a URI has it. A pattern may
// have it in any form.
func escapeLiteral(segment string) string {
	if text, err := url.PathUnescape(segment); err == nil {
		segment = text
	}
	return url.PathEscape(segment)
}
