// Package etagenclient reads and changes resources over HTTP by their entity tags.
// What it knows of a type is in a [Resource]; the generated clients give it
// that, and put types on what it returns.
package etagenclient
