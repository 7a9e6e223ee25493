package etagen

import "net/http"

// Proceed evaluates the preconditions of a GET or HEAD request against the
// current representation. It returns true, and writes nothing, if the request
// may proceed. Otherwise it sends 304 or 412 (RFC 9110 §13.2.2).
func (res *Resource) Proceed(w http.ResponseWriter, r *http.Request, s *State, set *Settings) bool {
	switch v, etag := res.evaluate(w, r, s, set); v.status {
	case 0:
		return true
	case http.StatusNotModified:
		set.responds(r, v.status, v.field)
		res.unmodified(w.Header(), etag, s, set)
		w.WriteHeader(v.status)
	default:
		res.answer(preconditionFailed(v.status, v.field, s), w, r, string(s.Tag), set)
	}
	return false
}

// Serve serves GET and HEAD with v as JSON: 304 or 412 if a precondition says
// so, else 200. It returns an error, and writes nothing, if v cannot be encoded.
func (res *Resource) Serve(w http.ResponseWriter, r *http.Request, s *State, set *Settings, v any) error {
	if !res.Proceed(w, r, s, set) {
		return nil
	}
	b := newBody()
	defer b.free()
	err := b.marshal(v, set)
	if err == nil {
		res.serve(w, r, s, set, b)
	}
	return err
}

// serve sends a 200 with JSON text.
func (res *Resource) serve(w http.ResponseWriter, r *http.Request, s *State, set *Settings, b *body) {
	h := w.Header()
	etag, date := b.fields(h, s.Tag, lastModified(s.Modified, set.clock()))
	res.describe(h, etag, date)
	if res.Forms != nil && res.represent(w, r, s, set, b) {
		return // a 304
	}
	if b.link != "" {
		extend(h, "Link", fresh(h, b.link))
	}
	set.responds(r, http.StatusOK, "")
	sendText(w, r, set, http.StatusOK, b.text.Bytes())
}

// unmodified sets the fields of a 304, with etag as the tag if the client has sent it. It
// omits Last-Modified if there is a tag, and all fields that describe content (RFC 9110
// §15.4.5).
func (res *Resource) unmodified(h http.Header, etag []string, s *State, set *Settings) {
	var date []string
	if etag == nil && len(s.Tag) > 0 {
		etag = fresh(h, string(s.Tag))
	} else if etag == nil {
		var buf [TagSize]byte
		date = fresh(h, string(appendDate(buf[:0], lastModified(s.Modified, set.clock()))))
	}
	if len(h) > 0 { // it is usually empty
		forget(h, "Content-Type", "Content-Length", "Content-Encoding", "Content-Language", "Content-Range")
	}
	res.describe(h, etag, date)
}

// describe sets the fields that a 304 shares with a 200. It begins with those that
// wrappers may have set, while the header is empty and lookups are cheap.
func (res *Resource) describe(h http.Header, etag, date []string) {
	cache := res.CacheControl
	if len(h) > 0 {
		forget(h, "Etag", "Last-Modified")
		if wrapper := h["Cache-Control"]; len(wrapper) > 0 && len(cache) > 0 {
			cache = joinCache(cache, wrapper)
		}
	}
	if len(res.Vary) > 0 {
		extendNames(h, "Vary", fresh(h, res.Vary...))
	}
	if len(res.CacheGroups) > 0 {
		extend(h, "Cache-Groups", fresh(h, res.CacheGroups...))
	}
	if len(res.Exposed) > 0 {
		extendNames(h, exposeHeaders, fresh(h, res.Exposed...))
	}
	setField(h, "Cache-Control", fresh(h, cache...))
	setField(h, "Etag", etag)
	setField(h, "Last-Modified", date)
}
