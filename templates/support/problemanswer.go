package etagen

import (
	"net/http"
	"net/textproto"
	"slices"
	"strconv"
	"strings"
	"time"
)

// answer sends p, with the current entity tag unless it is empty. No cache may keep
// it: a 404 could outlive its cause otherwise (RFC 9110 §15.1).
func (res *Resource) answer(p *problem, w http.ResponseWriter, r *http.Request, tag string, set *Settings) {
	h := w.Header()
	coded := len(h["Content-Encoding"]) > 0 // by a wrapper, which changes the length
	if len(res.Exposed) > 0 {
		res.expose(h)
	}
	if len(h) > 0 {
		forget(h, "Etag", "Last-Modified", "Expires", "Content-Length", "Content-Language", "Content-Range")
	}
	if len(p.Fields) > 0 {
		res.addFields(h, p.Fields)
	}
	if p.hintName != "" {
		h[p.hintName] = fresh(h, p.hint)
	}
	own := fresh(h, tag, "no-store", problemType, p.length)
	setField(h, "Etag", own[:1:1])
	h["Cache-Control"] = own[1:2:2]
	decisive := "" // the field of the request
	switch p.Status {
	case http.StatusBadRequest, http.StatusPreconditionFailed, http.StatusPreconditionRequired:
		decisive = p.Header
	case http.StatusRequestEntityTooLarge, http.StatusTooManyRequests, http.StatusServiceUnavailable:
		if p.RetryAfter > 0 {
			h["Retry-After"] = fresh(h, strconv.FormatInt(int64((p.RetryAfter-1)/time.Second)+1, 10))
		}
	}
	set.responds(r, p.Status, decisive)
	if set != nil && set.WriteProblem != nil {
		p.handOn(w, r, set)
		return
	}
	document := p.document
	if document == nil {
		document, _ = p.MarshalJSON()
		own[3] = strconv.Itoa(len(document))
	}
	h["Content-Type"] = own[2:3:3]
	if !coded {
		h["Content-Length"] = own[3:]
	}
	sendText(w, r, set, p.Status, document)
}

// addFields adds copies of the fields of a problem, in the order of their names. It extends
// the lists Vary, Link and Access-Control-Expose-Headers, which wrappers may have set, and
// skips fields that only this package or the server may set.
func (res *Resource) addFields(h, fields http.Header) {
	spellings := make([]string, 0, len(fields))
	for spelling := range fields {
		spellings = append(spellings, spelling)
	}
	slices.Sort(spellings)
	for _, spelling := range spellings {
		name, values := textproto.CanonicalMIMEHeaderKey(spelling), slices.Clip(slices.Clone(fields[spelling]))
		if len(values) == 0 || strings.HasPrefix(name, "Content-") {
			continue
		}
		switch name {
		case "Etag", "Last-Modified", "Cache-Control", "Transfer-Encoding":
			continue
		case "Vary", exposeHeaders:
			extendNames(h, name, values)
		case "Link":
			extend(h, name, values)
		default:
			h[name] = values
		}
		if len(res.Exposed) > 0 && !strings.HasPrefix(name, "Access-Control-") {
			extendNames(h, exposeHeaders, []string{name})
		}
	}
}
