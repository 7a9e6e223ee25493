package etagenclient

import (
	"fmt"
	"net/url"
	"strings"
)

// address returns the URL of a path and a query below BaseURL.
func (c *Client) address(path, query string) (string, error) {
	base := strings.TrimSuffix(c.BaseURL, "/")
	if strings.ContainsAny(base, "?#") {
		return "", fmt.Errorf("BaseURL %.200q has a query or a fragment: leave them out", c.BaseURL)
	}
	if !strings.Contains(base, "://") {
		return "", fmt.Errorf("BaseURL %.200q is no absolute URL: write it as in https://shop.example/v1", c.BaseURL)
	}
	if query != "" {
		path += "?" + query
	}
	return base + path, nil
}

// originOf returns the origin of a URL, in the same form for different spellings (RFC
// 9110 §4.2.3).
func originOf(u *url.URL) string {
	host := strings.ToLower(u.Host)
	switch u.Scheme {
	case "http":
		host = strings.TrimSuffix(host, ":80")
	case "https":
		host = strings.TrimSuffix(host, ":443")
	}
	return u.Scheme + "://" + host
}

// sameOrigin resolves a reference against a URL. It reports false if the result has
// another origin or is invalid.
func sameOrigin(base *url.URL, reference string) (*url.URL, bool) {
	if reference == "" {
		return nil, false
	}
	u, err := base.Parse(reference)
	if err != nil || originOf(u) != originOf(base) {
		return nil, false
	}
	u.Fragment, u.RawFragment = "", ""
	return u, true
}
