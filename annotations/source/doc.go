// Package source is one package of the user's as it is written: where fields, tags
// and declarations stand, and what is found to be wrong with them. A [Subject] is
// what is known of one resource while it is read.
package source
