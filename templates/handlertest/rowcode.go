package handlertest

import (
	"net/http"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/templates/gosource"
)

// code writes a row as an element of the table.
func (r row) code() *jen.Statement {
	var elements []jen.Code
	if r.name != "" {
		elements = append(elements, jen.Id("Name").Op(":").Lit(r.name))
	}
	if r.method != "" {
		elements = append(elements, jen.Id("Method").Op(":").Qual("net/http", "Method"+gosource.MethodName(r.method)))
	}
	if r.path != nil {
		elements = append(elements, jen.Id("Path").Op(":").Add(r.path))
	}
	if len(r.header) > 0 {
		elements = append(elements, jen.Id("Header").Op(":").Qual("net/http", "Header").ValuesFunc(func(g *jen.Group) {
			for _, f := range r.header {
				g.Add(f.code())
			}
		}))
	}
	if r.body != "" {
		elements = append(elements, jen.Id("Body").Op(":").Id(r.body))
	}
	if r.missing {
		elements = append(elements, jen.Id("Missing").Op(":").True())
	}
	if r.want != 0 {
		elements = append(elements, jen.Id("Want").Op(":").Qual("net/http", statusConstant(r.want)))
	}
	return jen.Values(elements...)
}

// code writes a header field with its lines.
func (f field) code() jen.Code {
	return jen.Lit(f.name).Op(":").ValuesFunc(func(g *jen.Group) {
		for _, line := range f.lines {
			g.Id(line)
		}
	})
}

// statusConstant is the name of net/http's constant for a status.
func statusConstant(status int) string {
	return "Status" + strings.ReplaceAll(http.StatusText(status), " ", "")
}
