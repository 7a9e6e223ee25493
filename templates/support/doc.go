// Package etagen answers conditional HTTP requests by RFC 9110: it is the part
// of the generated handlers that knows no type of its user.
//
// A generated file tells it the entity tag and the modification time of a
// representation, and the value that becomes the content; this package evaluates
// the preconditions of the request (RFC 9110 §13) and writes the answer: for
// reads by the methods of Resource, for lists by those of Collection and Query,
// for writes by Put, Patch, Delete and Post, which know the store from
// the adapter of a resource. It needs the standard library alone, and may be
// called from any number of goroutines at once.
//
// Tags are passed as bytes, in the form that an ETag field carries them: quotes
// included, with W/ in front when weak, empty when there is none. They are never
// kept, so that a caller can make them in a buffer on its stack.
package etagen

// Revision1 is the contract between this package and the files generated for
// each resource, which name it. It is renamed with every incompatible change, so
// that files from different versions of etagen do not compile together.
const Revision1 = 1

// TagSize is the size of the buffers on the stack in which callers make a tag.
// A longer tag is right too; it takes an allocation.
const TagSize = 64
