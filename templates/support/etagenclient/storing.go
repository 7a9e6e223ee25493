package etagenclient

import (
	"bytes"
	"slices"
	"time"
)

// unchanged returns the state that a 304 confirms. It compares weakly, since a
// proxy may weaken one of the two tags. A 304 that was not asked for confirms nothing,
// nor does one from another address, to which the read was redirected.
func (l *lookup) unchanged(res *Resource, a *answer, r read, asked time.Time) (s state, again bool, err error) {
	tag, expected := tagOf(a.header), l.condition()
	if expected == "" || tag != "" && !sameState(tag, expected) || a.isRedirected() {
		return s, true, nil
	}
	tag = stronger(expected, tag)
	if r.known != "" {
		l.renew(res, a, tag, asked)
		return state{tag: tag, same: true}, false, nil
	}
	if r.accept(l.copy.body) != nil {
		return s, true, nil
	}
	l.renew(res, a, tag, asked)
	return state{body: l.copy.body, tag: tag}, false, nil
}

// renew updates the copy by the fields of a 304 for the state of a tag (RFC 9111
// §4.3.4). Fields that forbid its use end its freshness. It stores nothing else, because that
// would write the content to the cache each time.
func (l *lookup) renew(res *Resource, a *answer, tag string, asked time.Time) {
	if l.copy == nil {
		return
	}
	e, lasts, covered := *l.copy, lifetime(a.header, asked), res.covers(a.header)
	e.tag = stronger(e.tag, tag)
	switch {
	case !sameState(e.tag, tag):
		l.mark()
	case lasts > 0 && covered:
		e.fields, e.guards = l.fields, slices.Clone(e.guards)
		for i := 0; i < len(e.guards); i += 2 {
			e.guards[i+1] = markOf(l.cache, e.guards[i])
		}
		l.keep(&e, asked, lasts)
	case e.fresh(asked) && (!covered || a.header["Cache-Control"] != nil || a.header["Expires"] != nil):
		l.keep(&e, asked, 0)
	}
}

// store keeps a copy of the response. If it may not be stored, an older copy is not
// used any longer.
func (l *lookup) store(res *Resource, a *answer, s state, asked time.Time) {
	if l.cache == nil {
		return
	}
	lasts := lifetime(a.header, asked)
	if a.isRedirected() || !res.covers(a.header) || policyOf(a.header).noStore || s.tag == "" && lasts == 0 {
		if l.there && !isMark(l.held) {
			l.mark()
		}
		return
	}
	e := copied{tag: s.tag, fields: l.fields, body: s.body}
	if l.asked.list {
		for _, group := range groupsIn(a.header, "Cache-Groups") {
			key := groupKey(a.asked.URL, group)
			e.guards = append(e.guards, key, markOf(l.cache, key))
		}
	}
	l.keep(&e, asked, lasts)
}

// keep stores a copy, unless a write has ended since the read began: then it may be
// older than what was written. It stores nothing either if the cache has dropped the mark
// of the path, which may have been that of a write.
func (l *lookup) keep(e *copied, asked time.Time, lasts time.Duration) {
	e.from, e.until, e.path = asked, asked.Add(lasts), string(l.path.held)
	if held, there := l.cache.Get(l.path.key); there && string(held) == e.path && l.groupsHeld() {
		l.set(e.encode())
	}
}

// groupsHeld reports whether no group of the origin was written to since the read
// began.
func (l *lookup) groupsHeld() bool {
	if !l.asked.list {
		return true
	}
	held, there := l.cache.Get(l.epoch.key)
	return there && bytes.Equal(held, l.epoch.held)
}

// mark marks the copy as deleted.
func (l *lookup) mark() {
	if l.cache != nil {
		l.set(newMark())
	}
}
