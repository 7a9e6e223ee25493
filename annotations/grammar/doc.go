// Package grammar is the language as text: the words that there are, in
// [Directives] and [Roles], and how arguments, struct tags and the values of
// Cache-Control and Vary are taken apart, misspelled ones too.
//
// Text comes in, and values come out with the [Span] where they are. The package
// knows no types.
package grammar
