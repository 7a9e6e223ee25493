package gosource

import (
	"go/token"
	"go/types"
	"slices"

	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations/model"
)

// Writer is the parameter of a handler that it answers to.
func Writer() *jen.Statement { return jen.Id("w").Qual("net/http", "ResponseWriter") }

// Request is the parameter of a handler that it answers.
func Request() *jen.Statement { return jen.Id("r").Op("*").Qual("net/http", "Request") }

// The names that generated functions use for something else than an id.
var takenNames = []string{
	"context", "ctx", "dst", "err", "errors", "etagen", "h", "http", "incarnation", "m", "mux",
	"modified", "now", "ok", "r", "settings", "stat", "state", "strconv", "tag", "time", "value", "version", "w",
}

// IDParam is the name of the parameter for an id: that of its wildcard, unless
// it means something else already.
func (o *File) IDParam(id *model.ID) string {
	name := id.Wildcard
	taken := token.IsKeyword(name) || types.Universe.Lookup(name) != nil || o.Declares(name) || name == o.Local || slices.Contains(takenNames, name) ||
		o.Res.Keep > 0 && (name == "kept" || name == "key" || name == "room")
	if taken || slices.ContainsFunc(o.Res.Fields(), func(f *model.Field) bool { return mentions(f.Type, name) }) {
		return name + "ID"
	}
	return name
}

// mentions reports whether a type's source mentions a package of a name.
func mentions(t types.Type, name string) bool {
	return slices.ContainsFunc(typePackages(t), func(p *types.Package) bool { return p.Name() == name })
}

// GuardParams are the parameters that a deletion is compared by: the guard, and
// the incarnation where versions start again.
func (o *File) GuardParams() []jen.Code {
	params := []jen.Code{jen.Id(GuardName(o.Res)).Add(TypeCode(o.Res.Guard().Type))}
	if f := o.Res.Incarnation; f != nil {
		params = append(params, jen.Id("incarnation").Add(TypeCode(f.Type)))
	}
	return params
}

// StoreParams are the parameters of the methods that find a resource.
func (o *File) StoreParams() []jen.Code {
	params := []jen.Code{jen.Id("ctx").Qual("context", "Context")}
	for _, id := range o.Res.Route.IDs {
		params = append(params, jen.Id(o.IDParam(id)).Add(TypeCode(id.Field.Type)))
	}
	return params
}
