package etagen

import (
	"net/http"
	"sync/atomic"
)

// A Resource holds what the responses for all representations of one type share.
// It is not changed or copied once it is in use: each response gets copies of its
// slices.
type Resource struct {
	NotFound     error    // what the store returns when there is nothing with an id
	CacheControl []string // the value of Cache-Control in 200 and 304
	Vary         []string // the value of Vary in 200 and 304; nil for none
	CacheGroups  []string // the value of Cache-Groups in 200 and 304 (RFC 9875); nil for none
	Exposed      []string // the value of Access-Control-Expose-Headers in all responses; nil for none

	Conflict      error   // what the store returns when the version to change is no longer the stored one
	Exists        error   // what the store returns when what is to be created exists
	Require       Require // the precondition that a write has to carry
	PutValidators bool    // send validators on every answer to PUT

	// Reload says that the entity tag has parts that Update does not compare. A
	// write with content is then decided on what is stored after that has arrived.
	Reload bool
	// Validates says that the adapter has the method Validate for this package.
	Validates bool

	// Guard compares a member of If-Match with the current entity tag when a write
	// is for any values of what Update does not compare; nil is the strong comparison.
	Guard func(tag, current string) bool
	// Digest says that the entity tag is made of the JSON: what had the same JSON in
	// between comes back to the same tag.
	Digest bool
	// Unread are the names of members that only the store sets and that
	// encoding/json cannot read: what a client sends for them is ignored.
	Unread []string
	// PatchTypes are the media types that PATCH takes as a merge patch beside
	// application/merge-patch+json.
	PatchTypes []string
	// The routes of the list that Post adds to, and of its items.
	ListPattern, ItemPattern string

	// Forms are what content and entity tags become on the way to clients; nil for
	// what they are here.
	Forms Forms

	copies atomic.Pointer[copies]
}

// Proceed evaluates the preconditions of a GET or HEAD request against the
// current representation. It returns true, and has written nothing, when the
// request is to be carried out; else it has answered 304 or 412 (RFC 9110
// §13.2.2).
func (res *Resource) Proceed(w http.ResponseWriter, r *http.Request, s *State, set *Settings) bool {
	switch v := res.evaluate(w, r, s, set); v.status {
	case 0:
		return true
	case http.StatusNotModified:
		set.responds(r, v.status, v.field)
		res.notModified(w, v.etag, s, set)
	default:
		res.answer(preconditionFailed(v.field, s), w, r, s.Tag, set)
	}
	return false
}

// Serve handles a GET or HEAD request with v as JSON, unless the preconditions
// call for 304 or 412. It returns an error, and has written nothing, if v cannot be
// encoded.
func (res *Resource) Serve(w http.ResponseWriter, r *http.Request, s *State, set *Settings, v any) error {
	if !res.Proceed(w, r, s, set) {
		return nil
	}
	return res.send(w, r, s, set, v)
}

// send writes a 200 with v as JSON.
func (res *Resource) send(w http.ResponseWriter, r *http.Request, s *State, set *Settings, v any) error {
	b, err := set.encode(v)
	if err != nil {
		return err
	}
	defer b.free()
	res.serve(w, r, s, set, b, "")
	return nil
}

// serve answers 200 with JSON text, and with a Link field unless that is empty. A
// 304 is left to it if only the length of the text says which form that is about.
func (res *Resource) serve(w http.ResponseWriter, r *http.Request, s *State, set *Settings, b *body, link string) {
	field := res.represent(w, r, s.Modified, set, b)
	f := b.fields(s.Tag, lastModified(s.Modified, set.clock()), 2)
	if field != "" {
		set.responds(r, http.StatusNotModified, field)
		res.notModified(w, f.etag, s, set)
		return
	}
	if link != "" {
		extend(w.Header(), "Link", f.copy(link))
	}
	forget(w.Header(), "Content-Length")
	res.describe(w.Header(), &f)
	set.responds(r, http.StatusOK, "")
	b.send(w, r, set, http.StatusOK, jsonType, &f)
}

// notModified sends 304, with etag for the tag where the client has sent it.
func (res *Resource) notModified(w http.ResponseWriter, etag []string, s *State, set *Settings) {
	res.unmodified(w.Header(), etag, s, set)
	w.WriteHeader(http.StatusNotModified)
}

// unmodified sets the fields of a 304. Last-Modified is left out beside a tag, as
// is all that describes content (RFC 9110 §15.4.5).
func (res *Resource) unmodified(h http.Header, etag []string, s *State, set *Settings) {
	var buf [TagSize]byte
	f := fields{etag: etag}
	switch {
	case etag != nil:
	case len(s.Tag) > 0:
		f.etag = one(string(s.Tag))
	default:
		if modified := lastModified(s.Modified, set.clock()); !modified.IsZero() {
			f.lastModified = one(string(appendDate(buf[:0], modified)))
		}
	}
	forget(h, "Content-Type", "Content-Length", "Content-Encoding", "Content-Language", "Content-Range")
	res.describe(h, &f)
}

// describe sets what a 304 has in common with the 200 that it stands for. What
// wrappers may have added to is set first: in a header that is empty nothing needs
// to be looked up.
func (res *Resource) describe(h http.Header, f *fields) {
	forget(h, "Etag", "Last-Modified")
	own := res.own()
	vary := len(res.CacheControl)
	groups := vary + len(res.Vary)
	exposed := groups + len(res.CacheGroups)
	cache := own[:vary:vary]
	if len(h) > 0 && len(h["Cache-Control"]) > 0 && vary > 0 {
		cache = joinCache(cache, h["Cache-Control"])
	}
	extendNames(h, "Vary", own[vary:groups:groups])
	extend(h, "Cache-Groups", own[groups:exposed:exposed])
	extendNames(h, exposeHeaders, own[exposed:])
	if len(cache) > 0 {
		h["Cache-Control"] = cache
	}
	set(h, "Etag", f.etag)
	set(h, "Last-Modified", f.lastModified)
}

// set sets a field under its canonical name, unless there is nothing to set.
func set(h http.Header, name string, values []string) {
	if len(values) > 0 {
		h[name] = values
	}
}

// extend adds to a field that is a list, to which wrappers of the handler may
// have added before.
func extend(h http.Header, name string, values []string) {
	if len(values) == 0 {
		return
	}
	if others := h[name]; len(others) > 0 {
		values = append(others[:len(others):len(others)], values...)
	}
	h[name] = values
}

// forget deletes what wrappers of the handler have said of content that they did
// not know.
func forget(h http.Header, names ...string) {
	if len(h) == 0 {
		return
	}
	for _, name := range names {
		delete(h, name)
	}
}
