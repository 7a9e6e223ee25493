package source

import (
	"go/ast"
	"go/token"
	"go/types"

	"github.com/etagen/etagen/annotations/jsonshape"
	"github.com/etagen/etagen/annotations/scope"
)

// A Source is one package in source form. Use it for positions, tags and comments;
// everything else is in the types.
type Source struct {
	scope.Scope
	Package    *Package                 // the input of Read
	Files      []*ast.File              // in the order of their names
	fields     map[token.Pos]*ast.Field // by the position of each of their names
	tags       map[*ast.Field]*fieldTag // of the fields that were read so far
	Resources  []types.Type             // types of this package that have directives
	registries map[string]*registry     // by package path; "" is this package
	Shapes     *jsonshape.Known         // of the types that resources contain
	promoted   map[token.Pos]bool       // the fields of resources; nil until needed
}
