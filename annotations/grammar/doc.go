// Package grammar defines the language as text: its words, in [Directives] and [Roles],
// and parsers for arguments, struct tags and the values of Cache-Control and Vary, which
// also recognize misspellings.
//
// The parsers return values with the [Span] where each was found. The package does not
// use types.
package grammar
