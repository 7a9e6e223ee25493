package etagentest

import (
	"net/http"
	"strconv"
)

// A Case is a request and the status of its response, for a row in a table.
type Case struct {
	Name    string      // of the subtest
	Method  string      // GET if empty
	Path    string      // that of the target if empty
	Header  http.Header // each value is a field line
	Body    string      // with the Content-Type of its method, unless Header has one
	Missing bool        // the resource does not exist
	Want    int         // the status; 0 means the number that the name begins with

	says        int    // the status that Authorize refuses with, 404 if it hides, 200 if it permits; 0 if there is no Authorize
	load, write int    // the statuses with which loading and writing fail in the store, or late; 0 if they do not
	left        bool   // the client has left
	invalid     bool   // the validating function refuses the content
	direct      string // the method whose function gets the request, without the mux
}

// method returns the method of the request of a case.
func (c *Case) method() string {
	if c.Method == "" {
		return http.MethodGet
	}
	return c.Method
}

// reads reports whether the request of a case reads.
func (c *Case) reads() bool { return c.method() == http.MethodGet || c.method() == http.MethodHead }

// kind returns what kind of request a case sends.
func (c *Case) kind() string {
	if c.Method == http.MethodPut && c.Missing {
		return "PUT that creates"
	}
	return c.Method
}

// status returns the wanted status: the one of the row, or the number that its name
// begins with.
func (c *Case) status() int {
	if c.Want != 0 || len(c.Name) < 3 {
		return c.Want
	}
	want, _ := strconv.Atoi(c.Name[:3]) // 0, which no response has, if there is no number
	return want
}
