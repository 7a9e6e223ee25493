package etagen

import (
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
	hintName         string // of a field of the response that helps the client
	hint             string // its value
	cause            error  // the error of the store, if there is one
	document, length string // that all responses have; empty if the problem is not always the same
}

// encoded returns a problem whose document is encoded already.
func encoded(status int, field, detail string) *problem {
	b := newBody()
	defer b.free()
	p := Problem{Status: status, Detail: detail, Header: field}
	b.encodeProblem(&p)
	return &problem{Problem: p, document: b.text.String(), length: strconv.Itoa(b.text.Len())}
}

// answer sends p, with the current entity tag unless it is empty. No cache may keep
// it: a 404 could outlive its cause otherwise (RFC 9110 §15.1).
func (res *Resource) answer(p *problem, w http.ResponseWriter, r *http.Request, tag string, set *Settings) {
	h, b := w.Header(), newBody()
	defer b.free()
	if len(res.Exposed) > 0 {
		res.expose(h)
	}
	forget(h, "Etag", "Last-Modified", "Expires", "Content-Length", "Content-Language", "Content-Range")
	res.addFields(h, p.Fields)
	h["Cache-Control"] = b.values("no-store")
	if p.hintName != "" {
		h[p.hintName] = b.values(p.hint)
	}
	decisive := "" // the field of the request
	switch p.Status {
	case http.StatusBadRequest, http.StatusPreconditionFailed, http.StatusPreconditionRequired:
		decisive = p.Header
	case http.StatusRequestEntityTooLarge, http.StatusTooManyRequests, http.StatusServiceUnavailable:
		if p.RetryAfter > 0 {
			h["Retry-After"] = b.values(strconv.FormatInt(int64((p.RetryAfter-1)/time.Second)+1, 10))
		}
	}
	if tag != "" {
		h["Etag"] = b.values(tag)
	}
	set.responds(r, p.Status, decisive)
	if set != nil && set.WriteProblem != nil {
		p.handOn(w, r, set)
		return
	}
	length := p.length
	if b.text.WriteString(p.document); length == "" {
		b.encodeProblem(&p.Problem)
		length = strconv.Itoa(b.text.Len())
	}
	b.send(w, r, set, p.Status, problemType, &fields{contentLength: b.values(length)})
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
