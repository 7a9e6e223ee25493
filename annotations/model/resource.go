package model

import (
	"go/token"
	"go/types"
	"slices"
)

// A Resource is one annotated type after all checks. It contains everything that the
// output is made from. Use its methods for policies, so that all outputs agree.
type Resource struct {
	Name        string          // the type's name: Book
	Object      *types.TypeName // the annotated type or alias
	Pos         token.Position  // of the type's name
	Constraint  string          // build constraint of its file, including GOOS and GOARCH in the file name; "" for none
	Route       *Route          // nil if only the functions are wanted
	Collection  *Collection     // nil if there is no list
	Client      *Client         // nil if no client is wanted
	Plural      string          // plural of the name according to the list's pattern: People; "" for the regular one
	Crowded     bool            // another resource of the package has the plural as its name
	Stat        bool            // the store can report the validators without loading the body
	Keep        int64           // bytes of memory in which a handler may keep encoded representations; 0 for none
	Replicas    bool            // the store reads from replicas, and can load from the primary
	Create      bool            // a PUT to an id that does not exist creates the resource
	PatchJSON   bool            // PATCH also accepts application/json as a merge patch
	Require     Requirement     // the precondition that a write must have
	PutAlways   bool            // every response to a PUT has validators
	Version     *Field          // nil if the tag is made from Modified
	Modified    *Field          // nil if the modification time is not known
	Incarnation *Field          // nil if versions never start again
	Variant     *Field          // nil if an address has one representation
	Derived     []*Field        // in the body, not covered by the version; in declaration order
	Joined      []*Field        // those of Derived that were added automatically, because they contain a resource with its own version
	ReadOnly    []*Field        // a client cannot set them; in declaration order
	Unread      []string        // paths of members that only the store sets and that encoding/json cannot read: JSON pointers (RFC 6901) without the first slash
	Hidden      []*Field        // not in the JSON; a write keeps their values
	Digest      bool            // the entity tag is a digest of the JSON; there is no version
	VersionOnly bool            // If-Match of a write ignores derived values
	Weak        bool            // the entity tag is weak
	Cache       string          // value of Cache-Control
	Vary        string          // value of Vary; "" for none
	Proxy       Proxy           // how a proxy changes entity tags
	Compress    *Compress       // how content is coded; nil if it is not
	CORS        bool            // scripts from other origins may read the fields of responses
	Shape       string          // text that describes the JSON, with one line per member
	Structs     []*Struct       // the structs in the JSON, that of the resource first
	Fingerprint string          // of the JSON shape: six characters that are valid in an entity tag
	Sample      *Sample         // makes a valid value for tests; nil if they fill one themselves
	Validate    *Validate       // validates what is to be stored; nil for none
	Schema      *Schema         // of the JSON; nil if that is infinite
	Document    *Document       // the package's settings for the OpenAPI document that includes the resource; nil for none
	Doc         string          // the comment of the type as CommonMark; only with a Document
	JSON        []*Member       // the members of the JSON object in order; nil if the type encodes itself
}

// A Proxy describes how a proxy changes entity tags, which requests may then contain. The
// zero value means no change. It is set by the directive proxy.
type Proxy struct {
	Weakens bool   // it makes strong entity tags weak
	Suffix  string // added to entity tags; "" for none
}

// A Compress describes how content is coded. It is set by the directive compress.
type Compress struct {
	Min int // the minimum number of bytes to code
}

// A Requirement says which precondition a write must have.
type Requirement int

// The requirements. They are set by the directive require; RequireTag is the default.
const (
	RequireTag  Requirement = iota // If-Match, or If-None-Match for a PUT that creates
	RequireAny                     // one of these, or If-Unmodified-Since
	RequireNone                    // nothing
)

// Writes reports whether a method that changes the resource is served. Use it for what
// PUT, PATCH and DELETE have in common.
func (r *Resource) Writes() bool { return r.Route != nil && len(r.Route.Methods) > 1 }

// Serves reports whether a method is served. Call it with GET, PUT, PATCH or DELETE, for
// a resource with a route.
func (r *Resource) Serves(method string) bool {
	return r.Route != nil && slices.Contains(r.Route.Methods, method)
}

// Updates reports whether the store has an Update method. Use it for what PUT and PATCH
// have in common.
func (r *Resource) Updates() bool { return r.Serves("PUT") || r.Serves("PATCH") }

// Posts reports whether the list supports POST. Use it for what only a creation needs.
func (r *Resource) Posts() bool {
	return r.Collection != nil && len(r.Collection.Methods) > 1
}

// A Client holds the settings of the generated client. It is set by the directive client.
type Client struct {
	Only  bool     // no handler and no store are generated: the server is somebody else's
	Owned []string // paths of members that only the server sets: JSON pointers (RFC 6901) without the first slash
}

// ClientOnly reports whether the output is a client without a handler. If so, the file of
// the client has to declare what the file of the handler otherwise does.
func (r *Resource) ClientOnly() bool { return r.Client != nil && r.Client.Only }

// ClientWrites reports whether a client can say which state it changes: a weak entity
// tag never matches If-Match (RFC 9110 §13.1.1).
func (r *Resource) ClientWrites() bool { return !r.Weak }

// Creates reports whether the store can create a resource. Use it for the method Create
// of the store, and for ErrBookExists.
func (r *Resource) Creates() bool {
	return r.Create || r.Posts()
}

// Lists reports whether there is a handler for lists of the resource. Use it for
// everything about queries and pages.
func (r *Resource) Lists() bool { return r.Collection != nil && r.Collection.Pattern != "" }

// Handled reports whether there is a handler for the resource. Use it for what only a
// handler needs.
func (r *Resource) Handled() bool { return r.Route != nil || r.Lists() }

// A Struct is a struct in the JSON of a resource, with all of its fields. The output is
// only correct for these fields. Use it for the code that stops compiling if a field
// changes.
type Struct struct {
	Type      types.Type   // the resource, or a named type
	Fields    []*types.Var // in their order; the type is nil if it cannot be written
	Elsewhere bool         // the output of another resource of the package checks the fields
}

// A Sample is a function that makes a valid value of a resource for the generated tests.
// It is set by the argument sample.
type Sample struct {
	Func  string // its name
	Value bool   // it returns a value, not a pointer
	Test  bool   // it takes the running test as an argument
}

// A Validate is a function that validates what a client wants to store. It is set by the
// argument validate.
type Validate struct {
	Func   string // its name
	Method bool   // it is a method of the resource, and receives what is stored
	Plain  bool   // it is a method without arguments
}

// Name returns the name of the function as the user writes it. Use it for diagnostics and
// comments, not for code.
func (v *Validate) Name(resource string) string {
	if v.Method {
		return resource + "." + v.Func
	}
	return v.Func
}
