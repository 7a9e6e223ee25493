package gosource

import (
	"go/types"

	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations/model"
)

// A File is an unfinished generated file. Use one for each output; what it writes imports
// what it needs.
type File struct {
	*jen.File
	Package Package         // the user's
	Res     *model.Resource // what the file is for
	Names   model.Names     // of Res
	Local   string          // the name of a parameter of type *Book: b

	typePackages []*types.Package // packages of the types that the file contains
	locals       map[string]bool  // the names of its variables; nil before it is rendered
}

// Typ writes the resource's type. Use it instead of the name, which a parameter may hide.
func (o *File) Typ() *jen.Statement { return jen.Id(Marked(o.Res.Name)) }

// Param writes the parameter for the resource: b *Book. Use it for functions of one
// resource.
func (o *File) Param() *jen.Statement { return jen.Id(o.Local).Op("*").Add(o.Typ()) }

// Any writes any, or interface{} if the package declares that name.
func (o *File) Any() *jen.Statement {
	if o.Declares("any") {
		return jen.Interface()
	}
	return jen.Id("any")
}

// Support writes an identifier of the support package. Use it instead of an import path,
// so that the package is found.
func (o *File) Support(name string) *jen.Statement { return jen.Qual(o.Package.Support, name) }

// Runner writes an identifier of the package that runs generated tests. Use it only in
// tests.
func (o *File) Runner(name string) *jen.Statement {
	return jen.Qual(o.Package.Support+"/etagentest", name)
}

// ClientSupport writes an identifier of the package for generated clients. Use it only in
// clients and their tests.
func (o *File) ClientSupport(name string) *jen.Statement {
	return jen.Qual(o.Package.Support+"/etagenclient", name)
}

// Declares reports whether the user's package declares a name. Call it before a local
// name is chosen.
func (o *File) Declares(name string) bool {
	return o.Package.Scope != nil && o.Package.Scope.Lookup(name) != nil
}

// Pointer writes the type of a pointer to the resource. Use it for parameters and
// results.
func (o *File) Pointer() *jen.Statement { return jen.Op("*").Add(o.Typ()) }
