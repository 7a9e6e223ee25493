package etagenclient

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"net/http"
	"net/url"
	"slices"
	"strings"
)

// keyFields are the request fields that all keys contain: each user has separate
// copies, and servers choose the representation by the other fields.
func keyFields() []string {
	return []string{"Accept", "Accept-Encoding", "Authorization", "Cookie", "Origin"}
}

// A keyText builds a key from texts. Each has its length in front, so that
// different lists of texts make different keys.
type keyText []byte

func newKey(kind string) keyText { return appendText(make([]byte, 0, 256), kind) }

func (k *keyText) add(text string) { *k = appendText(*k, text) }

func (k *keyText) addAll(texts []string) {
	*k = binary.AppendUvarint(*k, uint64(len(texts)))
	for _, t := range texts {
		k.add(t)
	}
}

func (k keyText) String() string {
	sum := sha256.Sum256(k)
	return hex.EncodeToString(sum[:])
}

// key returns the key for the copy of a request. It contains the cookies of the
// Jar, which net/http adds after Prepare.
func (c *Client) key(res *Resource, req *http.Request, at *url.URL, more ...string) string {
	k := newKey("copy")
	k.add(at.String())
	for _, name := range keyFields() {
		k.addAll(req.Header[name])
	}
	for _, name := range res.Vary {
		k.add(name)
		k.addAll(req.Header[http.CanonicalHeaderKey(name)])
	}
	var cookies []string
	if jar := c.http().Jar; jar != nil {
		for _, cookie := range jar.Cookies(at) {
			cookies = append(cookies, cookie.Name, cookie.Value)
		}
	}
	k.addAll(cookies)
	k.addAll(more)
	return k.String()
}

// fieldsOf returns a digest of the host and the fields of a read; empty if no Prepare can
// have set them. A credential may be in any of them, such as X-API-Key: another user's copy
// has to be validated, so that the server decides who may read it. Keys do not contain all
// fields, because a write may have others, and must find the copy that it makes old. Fields
// that name one request, and Cache-Control, which the client sets for some reads, are ignored.
func (c *Client) fieldsOf(req *http.Request) string {
	if c.Prepare == nil {
		return ""
	}
	var names []string
	for name := range req.Header {
		switch name {
		case "Cache-Control", "Traceparent", "Tracestate", "X-Request-Id":
		default:
			names = append(names, name)
		}
	}
	slices.Sort(names)
	k := newKey("fields")
	k.add(req.Host)
	for _, name := range names {
		k.add(name)
		k.addAll(req.Header[name])
	}
	return k.String()
}

// covers reports whether keys contain all request fields that a response names in
// Vary.
func (res *Resource) covers(h http.Header) bool {
	for _, value := range h["Vary"] {
		for _, name := range strings.Split(value, ",") {
			name = strings.TrimSpace(name)
			is := func(known string) bool { return strings.EqualFold(known, name) }
			if name != "" && !slices.ContainsFunc(keyFields(), is) && !slices.ContainsFunc(res.Vary, is) {
				return false
			}
		}
	}
	return true
}

// originKey returns the key of a mark for an origin and all users: for paths and
// groups.
func originKey(kind string, at *url.URL, name string) string {
	k := newKey(kind)
	k.add(originOf(at))
	k.add(name)
	return k.String()
}
