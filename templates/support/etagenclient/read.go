package etagenclient

// A read is a request for the state at an address.
type read struct {
	address  string
	list     bool               // it is a page of a list
	now      bool               // a fresh copy may not be used
	identity bool               // without content coding: most proxies weaken the tag of what they compress
	plain    bool               // without If-None-Match
	known    string             // the tag of a copy that the caller has
	accept   func([]byte) error // decodes the content, or returns an error
}

// A state is the result of a read.
type state struct {
	body []byte
	tag  string
	same bool // the state is that of read.known, and there is no body
}
