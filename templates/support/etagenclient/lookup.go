package etagenclient

import (
	"bytes"
	"context"
	"net/http"
	"slices"
	"time"
)

// A lookup is the entry of a cache for a read.
type lookup struct {
	slot
	copy   *copied // nil for none
	asked  read
	fields string // digest of those of the request
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
	if r.list {
		more = []string{markOf(c.Cache, listKey(req.URL))}
		markOf(c.Cache, groupsKey(req.URL))
		l.epoch = look(c.Cache, groupsKey(req.URL))
	}
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
	if !l.asked.now && e.fields == l.fields && e.fresh(now(ctx)) && l.guarded() && l.asked.accept(e.body) == nil {
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

// unchanged returns the state that a 304 confirms. It compares weakly, since a
// proxy may weaken one of the two tags.
func (l *lookup) unchanged(a *answer, r read, asked time.Time) (s state, again bool, err error) {
	tag := tagOf(a.header)
	if r.known != "" {
		return state{tag: stronger(r.known, tag), same: true}, tag != "" && !sameState(tag, r.known), nil
	}
	if l.copy == nil || tag != "" && !sameState(tag, l.copy.tag) || r.accept(l.copy.body) != nil {
		return s, true, nil
	}
	e := *l.copy
	e.tag = stronger(e.tag, tag)
	if lasts := lifetime(a.header, asked); lasts > 0 && l.groupsHeld() {
		e.from, e.until, e.fields = asked, asked.Add(lasts), l.fields
		e.guards = slices.Clone(e.guards)
		for i := 0; i < len(e.guards); i += 2 {
			e.guards[i+1] = markOf(l.cache, e.guards[i])
		}
		l.set(e.encode())
	}
	return state{body: e.body, tag: e.tag}, false, nil
}

// store keeps a copy of the response.
func (l *lookup) store(res *Resource, a *answer, s state, asked time.Time) {
	if l.cache == nil {
		return
	}
	lasts := lifetime(a.header, asked)
	if a.isRedirected() || !res.covers(a.header) || policyOf(a.header).noStore || s.tag == "" && lasts == 0 {
		return
	}
	e := copied{from: asked, until: asked.Add(lasts), tag: s.tag, fields: l.fields, body: s.body}
	if l.asked.list {
		for _, group := range groupsIn(a.header, "Cache-Groups") {
			key := groupKey(a.asked.URL, group)
			e.guards = append(e.guards, key, markOf(l.cache, key))
		}
	}
	if l.groupsHeld() {
		l.set(e.encode())
	}
}

// groupsHeld reports whether no group of the origin was written to since the read
// began.
func (l *lookup) groupsHeld() bool {
	if !l.asked.list {
		return true
	}
	held, _ := l.cache.Get(l.epoch.key)
	return bytes.Equal(held, l.epoch.held)
}

// mark marks the copy as deleted.
func (l *lookup) mark() {
	if l.cache != nil {
		l.set(newMark())
	}
}
