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
	p, _ := res.check(r, s, set)
	if p != nil {
		res.answer(p, w, r, string(s.tag()), set)
	}
	return p == nil
}

// Evaluate is Check for handlers that write errors themselves. It returns nil if
// the request may proceed, otherwise the response, with the status 304 if the
// client of a read has the current state. A store must not return that Problem.
func (res *Resource) Evaluate(r *http.Request, s *State) *Problem {
	if s != nil && res.Forms != nil {
		s.alone = true
	}
	p, etag := res.check(r, s, nil)
	if p == nil {
		return nil
	}
	own := p.Problem // which the caller may change
	own.Fields = http.Header{}
	if own.Status == http.StatusNotModified {
		res.unmodified(own.Fields, etag, s, nil)
		return &own
	}
	if len(res.Exposed) > 0 {
		res.expose(own.Fields)
	}
	if tag := s.tag(); len(tag) > 0 {
		own.Fields["Etag"] = []string{string(tag)}
	}
	return &own
}

// check returns why a request may not proceed, or nil. A failed precondition comes before
// a missing one, because it tells the client more. A date that must be ignored guards
// nothing. If-None-Match only guards a creation. For a 304, etag is that of evaluate.
func (res *Resource) check(r *http.Request, cur *State, set *Settings) (p *problem, etag []string) {
	switch method := r.Method; {
	case method == http.MethodOptions || method == http.MethodTrace || method == http.MethodConnect:
		return nil, nil // preconditions do not apply (RFC 9110 §13.2.1)
	case cur == nil && method != http.MethodPut && method != http.MethodPost:
		return notFound, nil
	}
	if cur != nil && res.Guard != nil && !isRead(r) {
		guarded := *cur
		guarded.guard = res.Guard
		cur = &guarded
	}
	v, etag := res.evaluate(nil, r, cur, set)
	if p := preconditionFailed(v.status, v.field, cur); p != nil || isRead(r) || len(r.Header["If-Match"]) > 0 {
		return p, etag
	}
	if res.Unguarded {
		return nil, nil
	}
	if res.DateSuffices {
		if _, usable := modifiedSince(r.Header["If-Unmodified-Since"], cur.modified(), set.clock()); usable {
			return nil, nil
		}
	}
	switch {
	case cur != nil:
		return matchNeeded, nil
	case r.Method == http.MethodPut && len(r.Header["If-None-Match"]) == 0:
		return noneMatchNeeded, nil
	}
	return nil, nil // a POST overwrites nothing
}
