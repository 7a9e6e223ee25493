package etagen

import (
	"net/http"
	"strings"
	"time"
)

// A Proxy says what a proxy makes of the entity tags of a resource, so that requests
// with such tags are taken for what was sent. Both fields change a rule of RFC 9110
// (§13.1.1, §8.8.3.2). The tags have to be strong: then only a proxy makes them weak.
type Proxy struct {
	Weakens bool   // it marks tags as weak, which If-Match takes for the strong ones
	Suffix  string // it adds this to tags, from where it is taken off once; empty for nothing
}

// evaluate is Forms.evaluate.
func (p Proxy) evaluate(_ http.ResponseWriter, r *http.Request, s State, now func() time.Time) (v verdict, etag []string) {
	match, noneMatch := r.Header["If-Match"], r.Header["If-None-Match"]
	if len(match) > 0 {
		s.guard = p.undoing(s.comparison())
	}
	v, etag = evaluateTags(r, match, noneMatch, &s, now)
	if v.status != 0 || p.Suffix == "" || isRead(r) && !namesCoding(r.Header["Accept-Encoding"]) {
		return v, etag // what names no coding may be of a cache that asks for many clients
	}
	list := tagList{lines: noneMatch}
	for tag, ok := list.next(); ok; tag, ok = list.next() {
		if !matchWeak(p.cut(tag), s.Tag) {
			continue
		}
		if !isRead(r) {
			return verdict{http.StatusPreconditionFailed, "If-None-Match"}, nil
		}
		// A cache before the proxy knows no other tag than its own.
		return verdict{http.StatusNotModified, "If-None-Match"}, one(tag)
	}
	return v, etag
}

// represent is Forms.represent: a proxy asks for nothing else.
func (p Proxy) represent(http.ResponseWriter, *http.Request, time.Time, func() time.Time, *body) (string, error) {
	return "", nil
}

// undoing returns a comparison of If-Match that takes what the proxy makes of a tag
// for that tag too.
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

// cut returns an entity tag without the suffix, once.
func (p Proxy) cut(tag string) string {
	if p.Suffix == "" {
		return tag
	}
	if plain, ok := strings.CutSuffix(tag, p.Suffix+`"`); ok {
		return plain + `"`
	}
	return tag
}

// comparison returns how a member of If-Match is compared with the state.
func (s *State) comparison() func(tag, current string) bool {
	if s.guard != nil {
		return s.guard
	}
	return func(tag, current string) bool { return matchStrong(tag, []byte(current)) }
}

// isRead reports whether a request reads.
func isRead(r *http.Request) bool { return r.Method == http.MethodGet || r.Method == http.MethodHead }
