// Package coverage finds out which members of a resource change without its
// version: those with a version of their own join the entity tag, and of those
// behind an interface somebody has to say what they do.
package coverage
