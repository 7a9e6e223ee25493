package gosource

import (
	"go/token"
	"go/types"
	"strings"
	"testing"

	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations/model"
)

// TestPackagesCalledAsVariables has types of packages with the name of a variable in the
// file, with the name of something predeclared, and with other names.
func TestPackagesCalledAsVariables(t *testing.T) {
	for name, want := range map[string]string{"seen": "seenpkg.ID", "ok": "okpkg.ID", "len": "lenpkg.ID", "free": "free.ID", "member": "member.ID"} {
		pkg := types.NewPackage("example.com/m/"+name, name)
		id := types.NewNamed(types.NewTypeName(token.NoPos, pkg, "ID", nil), types.Typ[types.String], nil)
		object := types.NewTypeName(token.NoPos, types.NewPackage("example.com/m", "m"), "Book", nil)
		o := New(Package{Name: "m", Path: "example.com/m", Support: "example.com/m/internal/etagen"}, &model.Resource{Name: "Book", Object: object})
		o.NameTypeImports(id)
		o.Func().Id("f").Params().Block(
			jen.Id("seen").Op(":=").Len(jen.Lit("")),
			jen.Id("_").Op("=").Qual(pkg.Path(), "ID").Call(jen.Id("seen").Dot("member")),
		)
		code, err := o.Bytes()
		if err != nil || !strings.Contains(string(code), "_ = "+want+"(seen.member)") {
			t.Errorf("%s: error %v\n%s", name, err, code)
		}
	}
}
