package model

import (
	"go/token"
	"go/types"
	"slices"
)

// A Resource is one annotated type, understood and checked: all that the
// output is made from.
type Resource struct {
	Name        string          // the type's name: Book
	Object      *types.TypeName // the annotated type or alias
	Pos         token.Position  // of the type's name
	Constraint  string          // build constraint of its file, the file name's GOOS and GOARCH included; "" for none
	Route       *Route          // nil when only the functions are wanted
	Collection  *Collection     // nil when there is no list of them
	Client      *Client         // nil when no client is wanted
	Plural      string          // of the name, as the pattern of the list says it: People; "" for that of English
	Crowded     bool            // another resource of the package is called as the plural
	Stat        bool            // the store can tell the validators without loading the body
	Keep        int64           // bytes of memory that a handler has for encoded representations; 0 for none
	Replicas    bool            // the store reads from replicas, and can load from the primary
	Create      bool            // a PUT to an id that does not exist creates the resource
	PatchJSON   bool            // PATCH takes application/json as a merge patch too
	Require     Requirement     // which precondition a write must carry
	PutAlways   bool            // validators on every reply to a PUT
	Version     *Field          // nil when the tag comes from Modified
	Modified    *Field          // nil when the modification time is not known
	Incarnation *Field          // nil when versions never start again
	Variant     *Field          // nil when an address has one representation
	Derived     []*Field        // in the body, not covered by the version; in declaration order
	Joined      []*Field        // those of Derived that are it by themselves: a resource with a version of its own is in them
	ReadOnly    []*Field        // a client cannot set them; in declaration order
	Unread      []string        // the way to members that only the store sets, and that encoding/json cannot read: a JSON pointer (RFC 6901) without its first slash
	Hidden      []*Field        // the JSON does not carry them, and a write keeps them
	Digest      bool            // the entity tag is made of the JSON; there is no version
	VersionOnly bool            // If-Match of a write compares no derived values
	Weak        bool            // the entity tag is marked weak
	Cache       string          // value of Cache-Control
	Vary        string          // value of Vary; "" for none
	Proxy       Proxy           // what a proxy makes of entity tags
	Compress    *Compress       // how content is coded; nil for not at all
	CORS        bool            // scripts from other origins may read the fields of responses
	Shape       string          // of the JSON, as a text: one line for each member
	Structs     []*Struct       // that the JSON is made of, that of the resource first
	Fingerprint string          // of the JSON shape, six characters that may stand in a tag
	Sample      *Sample         // makes a valid value for the tests; nil if they fill one themselves
	Validate    *Validate       // checks what is to be stored; nil for none
	Schema      *Schema         // of the JSON; nil if that has no end
	Document    *Document       // what the package says of the OpenAPI document that the resource is in; nil for none
	Doc         string          // the comment of the type as CommonMark; only with a Document
	JSON        []*Member       // the members of the JSON object in their order; nil if the type encodes itself
}

// A Proxy says what a proxy makes of entity tags, which requests may then name. The
// zero value is nothing.
type Proxy struct {
	Weakens bool
	Suffix  string // that it adds; "" for none
}

// A Compress says how content is coded.
type Compress struct {
	Min int // how many bytes are coded, at least
}

// A Requirement tells which precondition a write must carry.
type Requirement int

// The requirements.
const (
	RequireTag  Requirement = iota // If-Match, or If-None-Match where a PUT creates
	RequireAny                     // one of these, or If-Unmodified-Since
	RequireNone                    // nothing
)

// Writes reports whether a method that changes the resource is served.
func (r *Resource) Writes() bool { return r.Route != nil && len(r.Route.Methods) > 1 }

// Serves reports whether a method is served.
func (r *Resource) Serves(method string) bool {
	return r.Route != nil && slices.Contains(r.Route.Methods, method)
}

// A Route is the path of a resource and what is served there.
type Route struct {
	Pattern string   // as in http.ServeMux, without a method: /books/{id}
	Methods []string // GET, in the order GET, PUT, PATCH, DELETE
	IDs     []*ID    // one for each wildcard, in their order
}

// A Client says what is wanted of a client.
type Client struct {
	Only  bool     // there is no handler and no store: the server is somebody else's
	Owned []string // the way to members that only the server sets: a JSON pointer (RFC 6901) without its first slash
}

// ClientOnly reports whether the output is a client without a handler.
func (r *Resource) ClientOnly() bool { return r.Client != nil && r.Client.Only }

// ClientWrites reports whether a client can name the states that it changes: no weak
// entity tag passes If-Match (RFC 9110 §13.1.1).
func (r *Resource) ClientWrites() bool { return !r.Weak }

// Creates reports whether the store can create a resource.
func (r *Resource) Creates() bool {
	return r.Create || r.Collection != nil && slices.Contains(r.Collection.Methods, "POST")
}

// Lists reports whether there is a handler for lists of the resource.
func (r *Resource) Lists() bool { return r.Collection != nil && r.Collection.Pattern != "" }

// Handled reports whether there is a handler for the resource.
func (r *Resource) Handled() bool { return r.Route != nil || r.Lists() }

// An ID binds a wildcard of the route to a field.
type ID struct {
	Wildcard string // name in the pattern, without the dots of {name...}
	Multi    bool   // {name...}: matches the rest of the path, slashes included
	Field    *Field
}

// A Struct is a struct that the JSON of a resource is made of, with all of its
// fields: the output is right for these and no others.
type Struct struct {
	Type      types.Type   // the resource, or a type with a name
	Fields    []*types.Var // in their order; the type is nil if nobody knows how to write it
	Elsewhere bool         // the output of another resource of the package guards it
}

// A Sample is the function that makes a valid value of a resource for the
// generated tests.
type Sample struct {
	Func  string
	Value bool // it returns a value, not a pointer to one
	Test  bool // it takes the running test
}

// A Validate is the function that checks what a client wants stored.
type Validate struct {
	Func   string
	Method bool // it is one of the resource, and is given what is stored
	Plain  bool // it is a method that is given nothing
}

// Name is how the user names the function.
func (v *Validate) Name(resource string) string {
	if v.Method {
		return resource + "." + v.Func
	}
	return v.Func
}
