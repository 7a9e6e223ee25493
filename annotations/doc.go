// Package annotations reads the annotations that turn a Go struct into a resource with
// validators: directives in the doc comment of a type (//etagen:resource …), and roles
// in the struct tags of its fields (etagen:"version").
//
// [Read] turns the syntax and the types of one package into [Resource] values, and into
// a [Diagnostic] for each mistake in them. [Directives] and [Roles] are the only
// definitions of directives, arguments and roles; the parser, the diagnostics and the
// help use them.
//
// The package does no I/O: its input is already parsed and type-checked, possibly with
// errors.
package annotations
