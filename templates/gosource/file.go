package gosource

import (
	"fmt"
	"go/types"
	"slices"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/templates/genfile"
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

// New returns an empty file in the user's package for a resource. Call it once for each
// output.
func New(pkg Package, res *model.Resource) *File {
	o := &File{
		File:    jen.NewFilePathName(pkg.Path, pkg.Name),
		Package: pkg,
		Res:     res,
		Names:   res.Names(),
		Local:   localName(res.Name),
	}
	o.nameImports()
	return o
}

// localName returns the first letter of a type's name in lower case, as is usual for a
// parameter in Go. It returns v if the output uses that letter for something else.
func localName(typeName string) string {
	letter := strings.ToLower(typeName[:1])
	if letter < "a" || letter > "z" || strings.Contains("himnqrtw", letter) {
		return "v"
	}
	return letter
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

// Doc writes a comment of several lines, which jennifer would write as a block comment.
// Use it for each declaration.
func (o *File) Doc(format string, args ...any) {
	for _, line := range wrap(fmt.Sprintf(format, args...)) {
		o.Comment(line)
	}
}

// Bytes renders the file: the header, an empty line, the build constraint, and the code
// with its imports in two groups. Call it once, when the file is complete.
func (o *File) Bytes() ([]byte, error) {
	var source []byte
	parsed, err := o.render()
	if err == nil {
		source, err = parsed.formatted()
	}
	if err != nil {
		return nil, fmt.Errorf("rendering the file for %s: %w", o.Res.Name, err)
	}
	top := genfile.GoTop(o.Package.Header)
	if o.Res.Constraint != "" {
		top += "//go:build " + o.Res.Constraint + "\n\n"
	}
	return slices.Concat([]byte(top), o.groupImports(source)), nil // with the exact capacity, because a run holds all files
}

// Declares reports whether the user's package declares a name. Call it before a local
// name is chosen.
func (o *File) Declares(name string) bool {
	return o.Package.Scope != nil && o.Package.Scope.Lookup(name) != nil
}

// Pointer writes the type of a pointer to the resource. Use it for parameters and
// results.
func (o *File) Pointer() *jen.Statement { return jen.Op("*").Add(o.Typ()) }
