package etagen

import "net/http"

// Check evaluates the preconditions of a request for handlers that do the rest
// themselves; s is nil if nothing exists. It returns true, and writes nothing, if the
// request may proceed. Otherwise it sends 304 or 412, 404 if nothing exists and the
// method does not create, 428 if a required precondition is missing, or 400 if
// If-None-Match is malformed.
func (res *Resource) Check(w http.ResponseWriter, r *http.Request, s *State, set *Settings) bool {
	if s != nil && isRead(r) {
		s.alone = true
		return res.Proceed(w, r, s, set)
	}
	p := res.check(r, s, set)
	if p != nil {
		res.answer(p, w, r, string(s.tag()), set)
	}
	return p == nil
}

// Evaluate is Check for handlers that write errors themselves. It returns nil if
// the request may proceed, otherwise the response, with the status 304 if the
// client of a read has the current state. A store must not return that Problem.
func (res *Resource) Evaluate(r *http.Request, s *State) *Problem {
	if s == nil || !isRead(r) {
		return res.public(res.check(r, s, nil), s)
	}
	s.alone = true
	switch v, etag := res.evaluate(nil, r, s, nil); v.status {
	case 0:
		return nil
	case http.StatusNotModified:
		p := &Problem{Status: v.status, Header: v.field, Fields: http.Header{}}
		res.unmodified(p.Fields, etag, s, nil)
		return p
	default:
		return res.public(preconditionFailed(v.status, v.field, s), s)
	}
}

// check returns why a request may not proceed, or nil. It is not for reads of what exists.
func (res *Resource) check(r *http.Request, s *State, set *Settings) *problem {
	switch method := r.Method; {
	case method == http.MethodOptions || method == http.MethodTrace || method == http.MethodConnect:
		return nil // preconditions do not apply (RFC 9110 §13.2.1)
	case s != nil || method == http.MethodPut:
		return res.refuse(r, s, set)
	case method == http.MethodPost:
		return res.failed(r, nil, set) // it overwrites nothing
	}
	return notFound
}

// public returns p with the fields of its response, including the current entity
// tag. It returns nil if p is nil.
func (res *Resource) public(p *problem, s *State) *Problem {
	if p == nil {
		return nil
	}
	own := p.Problem // which the caller may change
	own.Fields = http.Header{}
	if len(res.Exposed) > 0 {
		res.expose(own.Fields, nil)
	}
	if tag := s.tag(); len(tag) > 0 {
		own.Fields["Etag"] = []string{string(tag)}
	}
	return &own
}

// refuse returns why a write may not proceed, or nil if it may. A failed
// precondition comes before a missing one, because it tells the client more.
func (res *Resource) refuse(r *http.Request, cur *State, set *Settings) *problem {
	if cur != nil && res.Guard != nil {
		guarded := *cur
		guarded.guard = res.Guard
		cur = &guarded
	}
	if p := res.failed(r, cur, set); p != nil {
		return p
	}
	switch {
	case res.guarded(r.Header, cur, set):
		return nil
	case cur == nil:
		return noneMatchNeeded
	}
	return matchNeeded
}

// guarded reports whether a write whose preconditions hold has the required one. A date
// that must be ignored guards nothing. If-None-Match only guards a creation.
func (res *Resource) guarded(h http.Header, cur *State, set *Settings) bool {
	if res.Unguarded {
		return true
	}
	if res.DateSuffices && cur != nil {
		if _, usable := modifiedSince(h["If-Unmodified-Since"], cur.modified(), set.clock()); usable {
			return true
		}
	}
	return len(h["If-Match"]) > 0 || cur == nil && len(h["If-None-Match"]) > 0
}

// failed returns the precondition of a write that fails or is malformed, nil if none.
func (res *Resource) failed(r *http.Request, cur *State, set *Settings) *problem {
	v, _ := res.evaluate(nil, r, cur, set)
	return preconditionFailed(v.status, v.field, cur)
}
