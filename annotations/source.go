package annotations

import (
	"go/ast"
	"go/token"
	"go/types"
)

// A source is one package as it is written.
type source struct {
	scope
	pkg        *Package
	files      []*ast.File
	fields     map[token.Pos]*ast.Field // by the position of each of their names
	tags       map[*ast.Field]*fieldTag // of the fields that were asked for
	resources  []types.Type             // that have directives here
	registries map[string]*registry     // by the paths of packages; "" is this one
	promoted   map[token.Pos]bool       // the fields of resources; nil until one is asked for
}
