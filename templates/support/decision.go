package etagen

// Op is the operation of a method of a handler, for Authorize and Observe. The zero
// value is none.
type Op int

// The operations, named after the methods. Use them in Authorize and Observe.
const (
	OpGet Op = iota + 1
	OpPut
	OpPatch
	OpDelete
	OpList
	OpCreate
)

// String returns the name in lower case, such as get, for logs and metrics.
func (op Op) String() string {
	names := [...]string{"none", "get", "put", "patch", "delete", "list", "create"}
	if op < 0 || int(op) >= len(names) {
		op = 0
	}
	return names[op]
}

// Decision is the outcome of a request, for Observe.
type Decision struct {
	Op      Op     // of the method that was called: a PUT that creates is OpPut
	Pattern string // the route: /books/{id}
	Status  int    // as written; StatusClientGone if the client had left before
	Field   string // the field of the request that decided a 304, 400, 412 or 428; empty for none
	Loaded  bool   // the store was asked for more than the validators need, and found it
	Kept    bool   // the content came from memory
	Rounds  int    // how often the store was asked to create, update or delete
	Bytes   int    // of content that was written
	Err     error  // the error of the store, Authorize or a validate function that became an error response; nil if this package refused
}
