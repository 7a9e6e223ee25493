package etagen

import "net/http"

// Check evaluates the preconditions of a write to what exists, for handlers that
// do the rest themselves. It returns true, and writes nothing, if the write may
// proceed. Otherwise it sends 412, 428 if a required precondition is missing, or
// 400 if If-None-Match is malformed. For GET and HEAD it is Proceed.
func (res *Resource) Check(w http.ResponseWriter, r *http.Request, s *State, set *Settings) bool {
	if r.Method == http.MethodGet || r.Method == http.MethodHead {
		s.alone = true
		return res.Proceed(w, r, s, set)
	}
	p := res.check(r, s, set)
	if p != nil {
		res.answer(p, w, r, s.tag(), set)
	}
	return p == nil
}

// check is Check for methods that do not read.
func (res *Resource) check(r *http.Request, s *State, set *Settings) *problem {
	switch r.Method {
	case http.MethodOptions, http.MethodTrace, http.MethodConnect:
		return nil // preconditions do not apply (RFC 9110 §13.2.1)
	}
	return res.refuse(r, s, set)
}

// CheckMissing is Check if nothing exists: 404, except for methods that create it.
func (res *Resource) CheckMissing(w http.ResponseWriter, r *http.Request) bool {
	p := res.checkMissing(r)
	if p != nil {
		res.answer(p, w, r, nil, nil)
	}
	return p == nil
}

// checkMissing is CheckMissing without a response.
func (res *Resource) checkMissing(r *http.Request) *problem {
	switch r.Method {
	case http.MethodOptions, http.MethodTrace, http.MethodConnect:
		return nil
	case http.MethodPut:
		return res.refuse(r, nil, nil)
	case http.MethodPost:
		return res.failed(r, nil, nil) // it overwrites nothing
	}
	return notFound()
}

// Evaluate is Check for handlers that write errors themselves. It returns nil if
// the request may proceed, otherwise the response, with the status 304 if the
// client of a read has the current state. A store must not return that Problem.
func (res *Resource) Evaluate(r *http.Request, s *State) *Problem {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		return res.public(res.check(r, s, nil), s.Tag)
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
		return res.public(preconditionFailed(v.field, s), s.Tag)
	}
}

// EvaluateMissing is Evaluate if nothing exists.
func (res *Resource) EvaluateMissing(r *http.Request) *Problem {
	return res.public(res.checkMissing(r), nil)
}

// public returns p with the fields of its response, including the current entity
// tag. It returns nil if p is nil.
func (res *Resource) public(p *problem, tag []byte) *Problem {
	if p == nil {
		return nil
	}
	if fields := (http.Header{}); len(tag) > 0 || len(res.Exposed) > 0 {
		res.expose(fields, nil)
		if len(tag) > 0 {
			fields["Etag"] = []string{string(tag)}
		}
		p.Fields = fields
	}
	return &p.Problem
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
	if !res.Require.met(r.Header, cur, set) {
		return preconditionRequired(cur)
	}
	return nil
}

// failed returns the precondition of a write that fails or is malformed, nil if none.
func (res *Resource) failed(r *http.Request, cur *State, set *Settings) *problem {
	switch v, _ := res.evaluate(nil, r, cur, set); v.status {
	case 0:
		return nil
	case http.StatusPreconditionFailed:
		return preconditionFailed(v.field, cur)
	default:
		p := refusedWith(v.status, v.field+" is neither * nor a list of entity tags.")
		p.Header = v.field
		return p
	}
}
