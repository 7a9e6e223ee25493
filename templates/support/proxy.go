package etagen

import (
	"net/http"
	"strings"
	"time"
)

// A Proxy describes how a proxy changes the entity tags of a resource, so that changed
// tags in requests match. Both fields relax a rule of RFC 9110 (§13.1.1, §8.8.3.2). The
// resource must have strong tags: then a weak tag can only come from a proxy.
type Proxy struct {
	Weakens bool   // it makes tags weak; If-Match accepts them like strong ones
	Suffix  string // it appends this to tags, which is removed once; empty for nothing
}

// evaluate is Forms.evaluate.
func (p Proxy) evaluate(_ http.ResponseWriter, r *http.Request, s State, now func() time.Time) (v verdict, etag []string) {
	match, noneMatch := r.Header["If-Match"], r.Header["If-None-Match"]
	if len(match) > 0 {
		s.guard = p.undoing(s.comparison())
	}
	v, etag = evaluateTags(r, match, noneMatch, &s, now)
	if v.status != 0 || p.Suffix == "" || isRead(r) && !namesCoding(r.Header["Accept-Encoding"]) {
		return v, etag // a request that names no coding may come from a cache, on behalf of many clients
	}
	list := tagList{lines: noneMatch}
	for tag, ok := list.next(); ok; tag, ok = list.next() {
		if !matchWeak(p.cut(tag), s.Tag) {
			continue
		}
		if !isRead(r) {
			return verdict{http.StatusPreconditionFailed, "If-None-Match"}, nil
		}
		// A cache in front of the proxy knows only the changed tag.
		return verdict{http.StatusNotModified, "If-None-Match"}, fresh(r.Header, tag)
	}
	return v, etag
}

// represent is Forms.represent. It changes nothing: the proxy does.
func (p Proxy) represent(http.ResponseWriter, *http.Request, time.Time, func() time.Time, *body) (string, error) {
	return "", nil
}

// undoing returns a comparison for If-Match that also accepts a tag as the proxy
// changes it.
func (p Proxy) undoing(same func(tag, current string) bool) func(tag, current string) bool {
	return func(tag, current string) bool {
		if same(tag, current) {
			return true
		}
		if p.Weakens {
			tag = strings.TrimPrefix(tag, "W/")
		}
		return same(tag, current) || same(p.cut(tag), current)
	}
}

// cut returns an entity tag without the suffix, removed once.
func (p Proxy) cut(tag string) string {
	if p.Suffix == "" {
		return tag
	}
	if plain, ok := strings.CutSuffix(tag, p.Suffix+`"`); ok {
		return plain + `"`
	}
	return tag
}

// comparison returns the function that compares a member of If-Match with the state.
func (s *State) comparison() func(tag, current string) bool {
	if s.guard != nil {
		return s.guard
	}
	return func(tag, current string) bool { return matchStrong(tag, []byte(current)) }
}
