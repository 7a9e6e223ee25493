package etagenclient

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"hash"
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

// A keyHash makes a key of texts. Each has its length in front, so that no two
// lists of texts make one key.
type keyHash struct{ hash.Hash }

func newKey(kind string) keyHash {
	k := keyHash{sha256.New()}
	k.add(kind)
	return k
}

func (k keyHash) add(text string) {
	var length [binary.MaxVarintLen64]byte
	k.Write(length[:binary.PutUvarint(length[:], uint64(len(text)))])
	k.Write([]byte(text))
}

func (k keyHash) addAll(texts []string) {
	k.add(string(binary.AppendUvarint(nil, uint64(len(texts)))))
	for _, t := range texts {
		k.add(t)
	}
}

func (k keyHash) String() string { return hex.EncodeToString(k.Sum(nil)) }

// key returns the key of the copy that a request asks for at an address. The
// cookies of the Jar are in it, which net/http adds after Prepare.
func (c *Client) key(res *Resource, req *http.Request, at *url.URL, more ...string) string {
	k := newKey("copy")
	k.add(at.String())
	for _, name := range slices.Concat(keyFields(), res.Vary) {
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
