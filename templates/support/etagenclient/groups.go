package etagenclient

import (
	"net/http"
	"net/url"
	"strings"
)

// groupsIn returns the groups in Cache-Groups or Cache-Group-Invalidation (RFC
// 9875): strings in quotes. Other items are ignored.
func groupsIn(h http.Header, name string) []string {
	var groups []string
	for _, item := range splitList(h[name]) {
		if group, ok := stringOf(item); ok {
			groups = append(groups, group)
		}
	}
	return groups
}

// stringOf reads a string of RFC 9651 §3.3.3, with or without parameters.
func stringOf(item string) (string, bool) {
	if item == "" || item[0] != '"' {
		return "", false
	}
	var b strings.Builder
	for i := 1; i < len(item); i++ {
		switch item[i] {
		case '"':
			return b.String(), true
		case '\\':
			if i++; i == len(item) {
				return "", false
			}
		}
		b.WriteByte(item[i])
	}
	return "", false
}

// markOf returns the mark under a key, and sets one if there is none: without it an
// old list would come back.
func markOf(cache Cache, key string) string {
	if held, ok := cache.Get(key); ok {
		return string(held)
	}
	mark := newMark()
	cache.Set(key, mark)
	return string(mark)
}

// pathKey returns the key of the mark of a path. Copies of a resource have the mark: a
// write makes all of them old, whichever fields their requests had (RFC 9111 §4.4). The
// keys of all pages of a list contain it. Paths that differ in escapes share a mark.
func pathKey(at *url.URL) string { return originKey("path", at, at.Path) }

// groupKey returns the key of the mark of a group.
func groupKey(at *url.URL, group string) string { return originKey("group", at, group) }

// groupsKey returns the key of the mark that each write to a group of an origin
// sets: a client learns the groups of a list from its response.
func groupsKey(at *url.URL) string { return originKey("groups", at, "") }

// invalidate marks what a write may have changed, once the write has ended.
func (c *Client) invalidate(res *Resource, req *http.Request, list string, a *answer) {
	if c.Cache == nil {
		return
	}
	c.Cache.Set(pathKey(req.URL), newMark())
	if u, err := url.Parse(list); err == nil && list != "" {
		c.Cache.Set(pathKey(u), newMark())
	}
	if a == nil {
		return
	}
	for _, name := range []string{"Location", "Content-Location"} {
		if u, ok := sameOrigin(req.URL, a.header.Get(name)); ok {
			c.Cache.Set(pathKey(u), newMark())
		}
	}
	for _, group := range groupsIn(a.header, "Cache-Group-Invalidation") {
		c.Cache.Set(groupKey(req.URL, group), newMark())
		c.Cache.Set(groupsKey(req.URL), newMark())
	}
	c.storeReply(res, req, a)
}

// storeReply stores the content of a response that is the resource according to
// Content-Location and ETag. The copy has to be validated.
func (c *Client) storeReply(res *Resource, req *http.Request, a *answer) {
	u, ok := sameOrigin(req.URL, a.header.Get("Content-Location"))
	tag := tagOf(a.header)
	if !ok || tag == "" || a.status < 200 || a.status > 299 || !a.isJSON || a.isEmpty || a.broken != nil || policyOf(a.header).noStore || !res.covers(a.header) {
		return
	}
	e := copied{from: a.received, until: a.received, tag: tag, body: a.body}
	c.Cache.Set(c.key(res, req, u), e.encode())
}
