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

// keyFields are the request fields that are in every key: users have their own
// copies, and servers choose the representation by the others.
func keyFields() []string {
	return []string{"Accept", "Accept-Encoding", "Authorization", "Cookie", "Origin"}
}

// A keyText is what a key is made of. Each text has its length in front, so that no two
// lists of texts make one key.
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

// key returns the key of the copy that a request asks for at an address. The
// cookies of the Jar are in it, which net/http adds after Prepare.
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

// covers reports whether keys tell apart what a response chooses between by its
// Vary field.
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

// originKey returns the key of what is marked for an origin and not for a user:
// lists, and groups of them.
func originKey(kind string, at *url.URL, name string) string {
	k := newKey(kind)
	k.add(at.Scheme)
	k.add(at.Host)
	k.add(name)
	return k.String()
}
