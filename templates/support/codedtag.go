package etagen

import (
	"net/http"
	"time"
)

// evaluate is Forms.evaluate. If-Match, and If-None-Match of a write, accept the tag of
// the current version in any coding, even of another release: the version guards the
// write. If-None-Match of a read accepts the tags of the forms that the client could get.
func (c *Coder) evaluate(w http.ResponseWriter, r *http.Request, s State, now func() time.Time) (v verdict, etag []string) {
	match, noneMatch := r.Header["If-Match"], r.Header["If-None-Match"]
	if len(match) > 0 {
		s.guard = c.Proxy.undoing(decoding(s.comparison()))
	}
	v, etag = evaluateTags(r, match, noneMatch, &s, now)
	switch {
	case isCoded(w), v.status != 0 && v.status != http.StatusNotModified:
		return v, etag
	case !isRead(r):
		return c.evaluateWrite(noneMatch, s.Tag, v), nil
	case len(s.Tag) == 0:
		return v, etag
	}
	p := c.preference(r)
	if len(noneMatch) > 0 && !isAny(noneMatch) {
		if len(noneMatch) == 1 && noneMatch[0] == string(s.Tag) && p.takes(noCoding) {
			return v, etag // the usual request of a client that takes no coding
		}
		return c.named(r.Header, noneMatch, s.Tag, &p)
	}
	if v.status == 0 || p.first() == noCoding || s.alone && c.undecided(p) {
		return v, etag
	}
	if c.undecided(p) {
		return verdict{}, nil // represent knows the length
	}
	return v, fresh(r.Header, string(c.appendCoded(nil, s.Tag, p.first())))
}

// evaluateWrite is evaluate for a write whose preconditions hold for the JSON.
func (c *Coder) evaluateWrite(noneMatch []string, tag []byte, v verdict) verdict {
	list := tagList{lines: noneMatch}
	for named, ok := list.next(); ok; named, ok = list.next() {
		uncut := c.Proxy.cut(named)
		plain, _ := cutSuffix(uncut)
		if matchWeak(uncut, tag) || matchWeak(plain, tag) {
			return verdict{http.StatusPreconditionFailed, "If-None-Match"}
		}
	}
	return v
}

// decoding returns a comparison for If-Match that accepts the tag of any coding.
func decoding(same func(tag, current string) bool) func(tag, current string) bool {
	return func(tag, current string) bool {
		if same(tag, current) {
			return true
		}
		plain, ok := cutSuffix(tag)
		return ok && same(plain, current)
	}
}

// named returns the verdict of If-None-Match on a read: a 304 for the form that the
// client prefers among those that it names and accepts. Identity comes last.
func (c *Coder) named(h http.Header, lines []string, tag []byte, p *preference) (v verdict, etag []string) {
	best, own, restored := p.n, "", false
	list := tagList{lines: lines}
	for named, ok := list.next(); ok; named, ok = list.next() {
		rank := c.rank(named, tag, p)
		uncut := c.Proxy.cut(named)
		cut := rank == p.n && p.named && uncut != named
		if cut {
			rank = c.rank(uncut, tag, p)
		}
		if rank == p.n {
			continue
		}
		if best == p.n || p.order[best] == noCoding || p.order[rank] != noCoding && rank < best {
			best, own, restored = rank, named, cut
		}
	}
	if best == p.n {
		return verdict{}, nil
	}
	v = verdict{http.StatusNotModified, "If-None-Match"}
	switch {
	case own[0] != tag[0] && !restored:
		return v, fresh(h, string(c.appendCoded(nil, tag, int(p.order[best]))))
	case len(lines) == 1 && len(lines[0]) == len(own):
		return v, lines[:1:1]
	}
	return v, fresh(h, own)
}

// rank returns the position in a preference of the form that an entity tag names, or
// p.n if it is not there.
func (c *Coder) rank(named string, tag []byte, p *preference) int {
	begin := len(tag) - len(`"`)
	if named[0] != tag[0] {
		// The comparison is weak: only the opaque tags count (RFC 9110 §8.8.3.2).
		if named[0] == 'W' {
			named = named[len("W/"):]
		} else {
			tag, begin = tag[len("W/"):], begin-len("W/")
		}
	}
	if len(named) < len(tag) || named[:begin] != string(tag[:begin]) {
		return p.n
	}
	suffix := named[begin : len(named)-1]
	for i, coding := range p.order[:p.n] {
		if coding == noCoding && suffix == "" || coding != noCoding && suffix == c.codings()[coding].suffix {
			return i
		}
	}
	return p.n
}

// appendCoded appends an entity tag in the form of a coding, or of identity.
func (c *Coder) appendCoded(dst, tag []byte, coding int) []byte {
	dst = append(dst, tag...)
	if coding == noCoding {
		return dst
	}
	return append(append(dst[:len(dst)-1], c.codings()[coding].suffix...), '"')
}
