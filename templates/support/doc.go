// Package etagen serves conditional HTTP requests as RFC 9110 defines them, for the
// handlers that etagen generates. They pass the entity tag, the modification time and the
// value of a representation. This package evaluates the preconditions of the request (RFC
// 9110 §13) and writes the response. Its functions may be called concurrently.
//
// Tags are passed as they are sent in an ETag field: with quotes, and with W/ in front of a
// weak one. An empty tag is no tag. Tags are never kept, so callers can make them in a
// buffer on the stack.
package etagen

// Revision1 is named by the files generated for each resource. Every
// incompatible change renames it, so that files from different versions of
// etagen do not compile together.
const Revision1 = 1

// TagSize is the size of the stack buffers in which callers make a tag. A longer tag
// works too, but takes an allocation. Use it as the size of an array in the caller.
const TagSize = 64
