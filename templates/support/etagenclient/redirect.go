package etagenclient

import (
	"errors"
	"net/http"
)

// writer returns the HTTP client for writes. It follows no redirects: a PUT must
// not become a GET.
func (c *Client) writer() *http.Client {
	w := *c.http()
	w.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	return &w
}

// reader returns the HTTP client for a read. If that is redirected, it does not send
// on what was meant for the first address.
func (c *Client) reader(req *http.Request) *http.Client {
	if c.Prepare == nil && req.Header["If-None-Match"] == nil {
		return c.http()
	}
	r := *c.http()
	check := r.CheckRedirect
	r.CheckRedirect = func(req *http.Request, via []*http.Request) error {
		restrict(req, via[0])
		switch {
		case check != nil:
			return check(req, via)
		case len(via) >= mostRedirects:
			return errors.New("stopped after 10 redirects")
		}
		return nil
	}
	return &r
}

// mostRedirects is the number of requests after which net/http follows no redirects
// by default.
const mostRedirects = 10

// restrict removes fields from a request that was redirected: the entity tag, which
// names a state of the first resource only (RFC 9110 §15.4), and for another host what
// Prepare has added, such as X-API-Key. net/http decides about Authorization and
// cookies.
func restrict(req, first *http.Request) {
	delete(req.Header, "If-None-Match")
	if req.URL.Hostname() == first.URL.Hostname() && (req.URL.Scheme == first.URL.Scheme || req.URL.Scheme == "https") {
		return
	}
	for name := range req.Header {
		switch name {
		case "Accept", "Accept-Encoding", "Accept-Language", "Cache-Control", "Referer", "User-Agent":
		case "Authorization", "Cookie", "Cookie2", "Proxy-Authorization", "Www-Authenticate":
		default:
			delete(req.Header, name)
		}
	}
}
