package etagen

import (
	"bytes"
	"net/http"
	"strings"
	"time"
)

// Conditional reports whether a request has a precondition, for which validators suffice.
func Conditional(r *http.Request) bool {
	h := r.Header
	return len(h["If-None-Match"]) > 0 || len(h["If-Modified-Since"]) > 0 ||
		len(h["If-Match"]) > 0 || len(h["If-Unmodified-Since"]) > 0
}

// evaluate evaluates preconditions; w is nil before a write. For a 304, etag is the
// client's own value if that is the current tag: a verdict with it leaves registers.
func (res *Resource) evaluate(w http.ResponseWriter, r *http.Request, cur *State, set *Settings) (v verdict, etag []string) {
	if res.Forms != nil && cur != nil {
		return res.evaluateForms(w, r, cur, set)
	}
	return evaluateTags(r, r.Header["If-Match"], r.Header["If-None-Match"], cur, set.clock())
}

// evaluateTags evaluates in the order of RFC 9110 §13.2.2. match and noneMatch are
// the lines of If-Match and If-None-Match.
func evaluateTags(r *http.Request, match, noneMatch []string, cur *State, now func() time.Time) (v verdict, etag []string) {
	read := isRead(r)
	if len(match) > 0 {
		if !ifMatch(match, cur) {
			return verdict{http.StatusPreconditionFailed, "If-Match"}, nil
		}
	} else if lines := r.Header["If-Unmodified-Since"]; len(lines) > 0 && cur != nil {
		if later, ok := modifiedSince(lines, cur.Modified, now); ok && later {
			return verdict{http.StatusPreconditionFailed, "If-Unmodified-Since"}, nil
		}
	}
	if len(noneMatch) > 0 {
		hit, malformed := len(noneMatch) == 1 && noneMatch[0] == string(cur.tag()) && noneMatch[0] != "", false
		if etag = noneMatch[:1:1]; !hit { // a hit is the usual request; appending to etag makes a copy
			etag, hit, malformed = ifNoneMatch(r.Header, noneMatch, cur)
		}
		switch {
		case hit && read:
			return verdict{http.StatusNotModified, "If-None-Match"}, etag
		case hit:
			return verdict{http.StatusPreconditionFailed, "If-None-Match"}, nil
		case malformed && !read:
			// A client that wants to create must not overwrite.
			return verdict{http.StatusBadRequest, "If-None-Match"}, nil
		}
	} else if read && cur != nil {
		if later, ok := modifiedSince(r.Header["If-Modified-Since"], cur.Modified, now); ok && !later {
			return verdict{http.StatusNotModified, "If-Modified-Since"}, nil
		}
	}
	return verdict{}, nil
}

// ifMatch reports whether an If-Match condition holds (RFC 9110 §13.1.1). A malformed
// one does not: ignoring it would run a write that the client wanted to guard.
func ifMatch(lines []string, cur *State) (hit bool) {
	if isAny(lines) {
		return cur != nil
	}
	for _, line := range lines {
		for tag, rest := "", line[separators(line):]; rest != ""; {
			if tag, rest = cutTag(rest); tag == "" {
				return false
			}
			if cur != nil && cur.guard != nil {
				hit = hit || cur.guard(tag, string(cur.Tag))
			}
			hit = hit || matchStrong(tag, cur.tag())
		}
	}
	return hit
}

// ifNoneMatch reports whether an If-None-Match field names what exists (RFC 9110
// §13.1.2), and returns the current tag for a field of h if the client has sent it. The
// field is malformed if it has no member, or one before that tag that is not an entity tag.
func ifNoneMatch(h http.Header, lines []string, cur *State) (etag []string, hit, malformed bool) {
	if isAny(lines) {
		return nil, cur != nil, false
	}
	empty, opaque := true, bytes.TrimPrefix(cur.tag(), []byte("W/"))
	for _, line := range lines { // as a tagList does, but in registers
		for tag, rest := "", line[separators(line):]; rest != ""; {
			if tag, rest = cutTag(rest); tag == "" {
				return nil, false, true
			}
			empty = false
			if strings.TrimPrefix(tag, "W/") == string(opaque) {
				if tag == string(cur.tag()) {
					etag = fresh(h, tag)
				}
				return etag, true, false
			}
		}
	}
	return nil, false, empty
}

// modifiedSince reports whether the modification time is later than the date of a
// field, at whole seconds (RFC 9110 §13.1.3, §13.1.4). ok is false if the field must
// be ignored: it is not one line, it is not an HTTP-date, or the time is unknown.
func modifiedSince(lines []string, modified time.Time, now func() time.Time) (later, ok bool) {
	if len(lines) != 1 {
		return false, false
	}
	if modified = LastModified(modified); modified.IsZero() {
		return false, false
	}
	if lines[0] == string(appendDate(make([]byte, 0, TagSize), modified)) {
		return false, true // the usual request: it contains the date that the client was sent
	}
	date, ok := parseDate(strings.Trim(lines[0], " \t"), now)
	return modified.After(date), ok
}
