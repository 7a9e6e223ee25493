// Package directive finds the directives in the comments of a package, and reads their
// arguments by the definitions in package grammar. What a directive means is not its
// concern.
package directive
