// Package etagenclient reads and changes resources over HTTP by their entity tags.
// A [Resource] describes a type to it. It is for generated clients, which pass a
// Resource and add types to the results: use those.
package etagenclient
