package etagen

import "net/http"

// Check evaluates the preconditions of a write of what exists, for handlers that
// do the rest themselves. It returns true, and has written nothing, when the
// write may go on; else it has answered 412, 428 where a required precondition
// is missing, or 400 where If-None-Match is malformed. Of a GET or HEAD request
// it is Proceed.
func (res *Resource) Check(w http.ResponseWriter, r *http.Request, s *State, set *Settings) bool {
	switch r.Method {
	case http.MethodGet, http.MethodHead:
		return res.Proceed(w, r, s, set)
	case http.MethodOptions, http.MethodTrace, http.MethodConnect:
		return true // preconditions do not apply (RFC 9110 §13.2.1)
	}
	p := res.refuse(r, s, set)
	if p != nil {
		p.answer(w, r, s.tag(), set)
	}
	return p == nil
}

// CheckMissing is Check where nothing exists: it answers 404 except for methods
// that can create it.
func (res *Resource) CheckMissing(w http.ResponseWriter, r *http.Request) bool {
	p := notFound()
	switch r.Method {
	case http.MethodOptions, http.MethodTrace, http.MethodConnect:
		return true
	case http.MethodPut:
		p = res.refuse(r, nil, nil)
	case http.MethodPost:
		p = failed(r, nil, nil) // it overwrites nothing
	}
	if p != nil {
		p.answer(w, r, nil, nil)
	}
	return p == nil
}

// refuse returns why a write may not go on, nil if it may. A precondition that
// fails comes before one that is missing: its client has something to learn.
func (res *Resource) refuse(r *http.Request, cur *State, set *Settings) *problem {
	if p := failed(r, cur, set); p != nil {
		return p
	}
	if !res.Require.met(r.Header, cur, set) {
		return preconditionRequired(cur)
	}
	return nil
}

// failed returns the precondition of a write that fails or is malformed, nil if
// none is.
func failed(r *http.Request, cur *State, set *Settings) *problem {
	switch v := evaluate(r, cur, set); v.status {
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
