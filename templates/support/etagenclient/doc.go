// Package etagenclient reads and changes resources over HTTP by their entity tags.
// A [Resource] describes a type to it. Generated clients pass one in, and add types
// to the results.
package etagenclient
