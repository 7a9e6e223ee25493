package etagen

import (
	"errors"
	"net/http"
	"reflect"
)

// attempts is how often a request is tried if others are faster.
const attempts = 10

// errRefused says that the store has refused a change, maybe because another
// request was faster. What is stored now shows why.
var errRefused = errors.New("refused by the store")

// errMoved says that the stored value has changed during the decision.
var errMoved = errors.New("the store modified a value that it had returned")

// A change is a write request while it is served. Functions of the adapter that
// it does not need are nil.
type change struct {
	writer  Writer
	loader  Loader
	maker   Maker
	updater Updater
	creator Creator
	deleter Deleter
	poster  Poster

	pointer  reflect.Type // of the values: *Book
	Resource *Resource
	Settings
	w        http.ResponseWriter
	r        *http.Request
	etag     string // of what is stored
	body     []byte // the content without the members that are ignored
	received bool   // body was read and can be decoded
	content  []byte // as it was received
	refused  refusal
	same     int // how many times in a row the store refused a change although stored is unchanged
	shown    int // how many times the requested state was stored although the store had refused it

	validated bool // a validate function has returned a value that has no JSON
}

// A refusal is a change that the store says it has not made.
type refusal struct {
	cause  error
	stored any    // the value that the change was decided on
	next   any    // the value to store
	etag   string // of stored at that time: a store may return memory that it changes later
}

// exists reports whether a value is neither nil nor a nil pointer.
func exists(v any) bool {
	return v != nil && !reflect.ValueOf(v).IsNil()
}
