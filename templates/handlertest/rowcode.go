package handlertest

import (
	"net/http"
	"strconv"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/templates/gosource"
)

// A row is one request of a generated test.
type row struct {
	what    string // the name, without its method and status
	method  string // "" for GET
	path    *jen.Statement
	header  jen.Code // the name of a field and its value
	body    *jen.Statement
	missing bool
	want    int
}

// field writes the header of a row with one field.
func field(name string, value jen.Code) jen.Code {
	return jen.Lit(name).Op(":").Values(value)
}

// code writes a row as an element of the table.
func (r row) code() *jen.Statement {
	name := strconv.Itoa(r.want) + " "
	if r.method != "" {
		name += r.method + " "
	}
	elements := []jen.Code{jen.Id("Name").Op(":").Lit(strings.TrimSpace(name + r.what))}
	if r.method != "" {
		elements = append(elements, jen.Id("Method").Op(":").Qual("net/http", "Method"+gosource.MethodName(r.method)))
	}
	if r.path != nil {
		elements = append(elements, jen.Id("Path").Op(":").Add(r.path))
	}
	if r.header != nil {
		elements = append(elements, jen.Id("Header").Op(":").Qual("net/http", "Header").Values(r.header))
	}
	if r.body != nil {
		elements = append(elements, jen.Id("Body").Op(":").Add(r.body))
	}
	if r.missing {
		elements = append(elements, jen.Id("Missing").Op(":").True())
	}
	return jen.Values(append(elements, jen.Id("Want").Op(":").Qual("net/http", statusConstant(r.want)))...)
}

// statusConstant returns the name of net/http's constant for a status.
func statusConstant(status int) string {
	return "Status" + strings.ReplaceAll(http.StatusText(status), " ", "")
}
