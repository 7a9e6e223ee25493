package etagen

import (
	"fmt"
	"net/url"
	"strings"
)

// refuseIDs returns a problem where the client has chosen an identifier that no
// address could have: what is created has to be found again.
func (c *change[H, P]) refuseIDs(next P) *problem {
	for _, id := range c.IDs(next) {
		if id != "" && !addressable(id) {
			return unprocessable(fmt.Sprintf("An id cannot be a dot, two dots or a slash, have a NUL in it, or be longer than %d bytes: no address would lead to it.", maxID))
		}
	}
	return nil
}

// address returns where the outcome of a change is: at the address of the
// request, or that of what POST has created.
func (c *change[H, P]) address(result P) (string, error) {
	target := requestTarget(c.r)
	if c.IDs == nil {
		return target, nil
	}
	ids := c.IDs(result)
	for _, id := range ids {
		if !addressable(id) {
			return "", fmt.Errorf("the store created a %T with the ids %.100q, and no address leads there", result, ids)
		}
	}
	item := expand(c.ItemPattern, func(string) (id string) {
		id, ids = ids[0], ids[1:]
		return id
	})
	list, _, _ := strings.Cut(target, "?")
	return c.mounted(list, item), nil
}

// mounted returns the address of an item by that of the list: what stands
// before the route of the one stands before that of the other, be it a prefix
// that is stripped or one that is not.
func (c *change[H, P]) mounted(list, item string) string {
	route := expand(c.ListPattern, c.r.PathValue)
	if !strings.HasSuffix(route, "/") {
		list = strings.TrimSuffix(list, "/")
	}
	if own, err := url.PathUnescape(route); err == nil {
		if mount, ok := cutRoute(list, own); ok {
			return mount + item
		}
	}
	// The list is mounted under another name, or what matched is not what the
	// client has asked for.
	route = strings.TrimSuffix(route, "/") + "/"
	below, ok := strings.CutPrefix(item, route)
	if _, asked := cutRoute(list, strings.TrimSuffix(c.r.URL.Path, "/")); ok && asked {
		return strings.TrimSuffix(list, "/") + "/" + below
	}
	return item
}

// cutRoute returns what stands before a route at the end of a path. The path is
// escaped in any way, the route is not.
func cutRoute(path, route string) (before string, ok bool) {
	text, err := url.PathUnescape(path)
	if err != nil || !strings.HasSuffix(text, route) {
		return "", false
	}
	i := 0
	for range len(text) - len(route) {
		if path[i] == '%' {
			i += len("%2F")
		} else {
			i++
		}
	}
	return path[:i], true
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
