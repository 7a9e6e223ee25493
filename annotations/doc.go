// Package annotations is the language in which a Go struct says that it is a
// resource with validators: directives in the doc comment of a type
// (//etagen:resource …), and roles in the struct tags of its fields
// (etagen:"version").
//
// [Read] turns the syntax and the types of one package into [Resource] values
// and into a [Diagnostic] for everything that is wrong with them. What
// directives, arguments and roles there are stands once, in [Directives] and
// [Roles]; parsing, diagnostics and help are made from it.
//
// The package reads nothing from the disk and writes nothing: what comes in is
// parsed and type-checked already, however badly.
package annotations
