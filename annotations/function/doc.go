// Package function reads the functions of a package that directives name: the sample for
// the tests, and the validation of content that is written.
package function
