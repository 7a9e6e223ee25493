package etagenclient

import (
	"math"
	"net/http"
)

// A Client sends the requests of a generated client, for a type that it does not know.
type Client struct {
	BaseURL string                    // the prefix of the paths
	HTTP    *http.Client              // nil is http.DefaultClient
	Cache   Cache                     // nil keeps nothing
	Prepare func(*http.Request) error // called before each request; may be nil
	Tries   int                       // the attempts of Update and of reads; 0 is 5
	MaxBody int64                     // largest response in bytes; 0 is 16 MiB
}

// Limits of a client whose fields are zero.
const (
	defaultTries   = 5
	defaultMaxBody = 16 << 20
	maxErrorBody   = 64 << 10 // of an error response
)

func (c *Client) tries() int {
	if c.Tries > 0 {
		return c.Tries
	}
	return defaultTries
}

func (c *Client) maxBody() int64 {
	if c.MaxBody > 0 {
		return min(c.MaxBody, math.MaxInt64-1) // one more byte shows that there are more
	}
	return defaultMaxBody
}

func (c *Client) http() *http.Client {
	if c.HTTP != nil {
		return c.HTTP
	}
	return http.DefaultClient
}
