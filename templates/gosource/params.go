package gosource

import (
	"go/token"
	"go/types"
	"slices"

	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations/model"
)

// Writer writes the parameter for a handler's response writer. Use it for methods of
// handlers.
func Writer() *jen.Statement { return jen.Id("w").Qual("net/http", "ResponseWriter") }

// Request writes the parameter for a handler's request. Use it for methods of handlers.
func Request() *jen.Statement { return jen.Id("r").Op("*").Qual("net/http", "Request") }

// Context writes the parameter for the context of a request. Use it for methods of stores
// and adapters.
func Context() *jen.Statement { return jen.Id("ctx").Qual("context", "Context") }

// takenNames are names that generated functions use, so that no id can have them.
var takenNames = []string{
	"context", "ctx", "dst", "err", "errors", "etagen", "h", "http", "incarnation", "m", "mux",
	"modified", "now", "ok", "r", "settings", "stat", "state", "strconv", "tag", "time", "value", "version", "w",
}

// IDParam returns the name of the parameter for an id. It is the name of the wildcard,
// unless that is taken.
func (o *File) IDParam(id *model.ID) string {
	name := id.Wildcard
	taken := token.IsKeyword(name) || types.Universe.Lookup(name) != nil || o.Declares(name) || name == o.Local || slices.Contains(takenNames, name) ||
		o.Res.Keep > 0 && (name == "kept" || name == "key" || name == "room")
	if taken || slices.ContainsFunc(o.Res.Fields(), func(f *model.Field) bool { return mentions(f.Type, name) }) {
		return name + "ID"
	}
	return name
}

// mentions reports whether a type's source mentions a package with a name.
func mentions(t types.Type, name string) bool {
	return slices.ContainsFunc(typePackages(t), func(p *types.Package) bool { return p.Name() == name })
}

// GuardParams returns the parameters that a deletion compares: the guard, and the
// incarnation if versions start again.
func (o *File) GuardParams() []jen.Code {
	params := []jen.Code{jen.Id(GuardName(o.Res)).Add(TypeCode(o.Res.Guard().Type))}
	if f := o.Res.Incarnation; f != nil {
		params = append(params, jen.Id("incarnation").Add(TypeCode(f.Type)))
	}
	return params
}

// StoreParams returns the parameters of the store's methods that find a resource. Use it
// for the declaration, and for the store in tests.
func (o *File) StoreParams() []jen.Code {
	params := []jen.Code{Context()}
	for _, id := range o.Res.Route.IDs {
		params = append(params, jen.Id(o.IDParam(id)).Add(TypeCode(id.Field.Type)))
	}
	return params
}
