package etagenclient

import (
	"context"
	"net/http"
)

// A lookup is the entry of a cache for a read.
type lookup struct {
	slot
	copy   *copied // nil for none
	asked  read
	fields string // digest of those of the request
	path   slot   // the mark of the path
	epoch  slot   // of the groups of the origin, for a list
}

// lookup looks up a read in the cache.
func (c *Client) lookup(res *Resource, req *http.Request, r read) lookup {
	l := lookup{asked: r}
	if c.Cache == nil || r.identity {
		return l
	}
	l.fields = c.fieldsOf(req)
	var more []string
	path := pathKey(req.URL)
	mark := markOf(c.Cache, path) // set now: if none is there later, a write may have set one that was dropped
	if r.list {
		more = []string{mark}
		markOf(c.Cache, groupsKey(req.URL))
		l.epoch = look(c.Cache, groupsKey(req.URL))
	}
	l.path = look(c.Cache, path)
	l.slot = look(c.Cache, c.key(res, req, req.URL, more...))
	if e, ok := decodeCopy(l.held); ok && !r.plain {
		l.copy = e
	} else if !ok && l.there && !isMark(l.held) { // from another program, or cut off
		l.cache.Delete(l.key)
		l.slot = look(c.Cache, l.key)
	}
	return l
}

// fresh returns the copy, if it can be used without a request.
func (l *lookup) fresh(ctx context.Context) (state, bool) {
	e := l.copy
	if e == nil {
		return state{}, false
	}
	if !l.asked.now && e.fields == l.fields && e.path == string(l.path.held) && e.fresh(now(ctx)) && l.guarded() && l.asked.accept(e.body) == nil {
		return state{body: e.body, tag: e.tag}, true
	}
	return state{}, false
}

// condition returns the tag for If-None-Match; empty for none.
func (l *lookup) condition() string {
	if l.asked.known != "" {
		return l.asked.known
	}
	if l.copy == nil {
		return ""
	}
	return l.copy.tag
}

// guarded reports whether the marks are those of the time when the copy was stored.
func (l *lookup) guarded() bool {
	for i := 0; i < len(l.copy.guards); i += 2 {
		if held, ok := l.cache.Get(l.copy.guards[i]); !ok || string(held) != l.copy.guards[i+1] {
			return false
		}
	}
	return true
}
