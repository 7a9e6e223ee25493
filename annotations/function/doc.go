// Package function reads the functions of a package that directives name: the
// sample of the tests, and what validates the content of writes.
package function
