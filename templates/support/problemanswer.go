package etagen

import (
	"bytes"
	"net/http"
	"net/textproto"
	"slices"
	"strconv"
	"strings"
	"time"
)

// A problem is a Problem in a response. One of this package may have any status.
type problem struct {
	Problem
	field, hint string // a field of the response that helps the client, and its value
	cause       error  // the error of the store, if there is one
	document    []byte // that all responses have; nil if the problem is not always the same
	length      string // of document
}

// encoded returns a problem whose document is encoded already.
func encoded(status int, field, detail string) *problem {
	b := newBody()
	defer b.free()
	p := Problem{Status: status, Detail: detail, Header: field}
	b.encodeProblem(&p)
	return &problem{Problem: p, document: bytes.Clone(b.text.Bytes()), length: strconv.Itoa(b.text.Len())}
}

// answer sends p, with the current entity tag unless it is empty. No cache may keep
// it: a 404 could outlive its cause otherwise (RFC 9110 §15.1).
func (res *Resource) answer(p *problem, w http.ResponseWriter, r *http.Request, tag string, set *Settings) {
	h := w.Header()
	coded := len(h["Content-Encoding"]) > 0 // by a wrapper, which changes the length
	if len(res.Exposed) > 0 {
		res.expose(h, p.Fields)
	}
	if len(h) > 0 {
		forget(h, "Etag", "Last-Modified", "Expires", "Content-Length", "Content-Language", "Content-Range")
	}
	if len(p.Fields) > 0 {
		p.addFields(h)
	}
	own := fresh(h, "no-store", tag, problemType, p.length)
	h["Cache-Control"] = own[:1:1]
	if p.field != "" {
		h[p.field] = fresh(h, p.hint)
	}
	decisive := "" // the field of the request
	switch p.Status {
	case http.StatusBadRequest, http.StatusPreconditionFailed, http.StatusPreconditionRequired:
		decisive = p.Header
	case http.StatusRequestEntityTooLarge, http.StatusTooManyRequests, http.StatusServiceUnavailable:
		if p.RetryAfter > 0 {
			h["Retry-After"] = fresh(h, strconv.FormatInt(int64((p.RetryAfter-1)/time.Second)+1, 10))
		}
	}
	if tag != "" {
		h["Etag"] = own[1:2:2]
	}
	set.responds(r, p.Status, decisive)
	if set != nil && set.WriteProblem != nil {
		p.handOn(w, r, set)
		return
	}
	document := p.document
	if document == nil {
		b := newBody()
		defer b.free()
		b.encodeProblem(&p.Problem)
		document, own[3] = b.text.Bytes(), strconv.Itoa(b.text.Len())
	}
	h["Content-Type"] = own[2:3:3]
	if !coded {
		h["Content-Length"] = own[3:]
	}
	sendText(w, r, set, p.Status, document)
}

// addFields adds copies of Fields, in the order of their names. It extends the lists
// Vary, Link and Access-Control-Expose-Headers, which wrappers may have set before.
func (p *Problem) addFields(h http.Header) {
	for _, spelling := range spellings(p.Fields) {
		name, values := textproto.CanonicalMIMEHeaderKey(spelling), slices.Clone(p.Fields[spelling])
		switch {
		case len(values) == 0 || reservedField(name):
		case name == "Vary" || name == exposeHeaders:
			extendNames(h, name, values)
		case name == "Link":
			extend(h, name, values)
		default:
			h[name] = slices.Clip(values)
		}
	}
}

// spellings returns the names in fields as they are spelled, in order.
func spellings(fields http.Header) []string {
	all := make([]string, 0, len(fields))
	for spelling := range fields {
		all = append(all, spelling)
	}
	slices.Sort(all)
	return all
}

// reservedField reports whether only this package or the server may set a field.
func reservedField(name string) bool {
	switch name {
	case "Etag", "Last-Modified", "Cache-Control", "Transfer-Encoding":
		return true
	}
	return strings.HasPrefix(name, "Content-")
}
