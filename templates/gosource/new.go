package gosource

import (
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations/model"
)

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
