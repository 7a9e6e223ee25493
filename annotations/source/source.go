package source

import (
	"go/ast"
	"go/token"
	"go/types"

	"github.com/etagen/etagen/annotations/jsonshape"
	"github.com/etagen/etagen/annotations/scope"
)

// A Source is one package as it is written.
type Source struct {
	scope.Scope
	Package    *Package
	Files      []*ast.File
	fields     map[token.Pos]*ast.Field // by the position of each of their names
	tags       map[*ast.Field]*fieldTag // of the fields that were asked for
	Resources  []types.Type             // that have directives here
	registries map[string]*registry     // by the paths of packages; "" is this one
	Shapes     *jsonshape.Known         // of the types that resources lead to
	promoted   map[token.Pos]bool       // the fields of resources; nil until one is asked for
}
