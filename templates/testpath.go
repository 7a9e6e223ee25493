package templates

import (
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations"
)

// pathOf writes the expression for a path under the route, with the texts of
// the ids in the test. The text of the id number i is other, unless i is -1.
func (o *output) pathOf(i int, other string) *jen.Statement {
	p := &testPath{}
	rest := o.res.Route.Pattern
	for n, id := range o.res.Route.IDs {
		before, behind, _ := strings.Cut(rest, "{"+id.Wildcard)
		_, rest, _ = strings.Cut(behind, "}")
		p.text += before
		switch {
		case n == i:
			p.text += other
		case id.Field.Kind == annotations.Text:
			p.add(jen.Qual("net/url", "PathEscape").Call(jen.Id(o.idTextVar(id))))
		default:
			p.text += idText(id, n)
		}
	}
	p.text += strings.TrimSuffix(rest, "{$}")
	return p.expression()
}

// idTextVar is the variable for the text of an id that is only known when the
// test runs.
func (o *output) idTextVar(id *annotations.ID) string { return o.idParam(id) + "Text" }

// A testPath is a path in the making: a sum of texts and expressions.
type testPath struct {
	sum  []jen.Code
	text string // at its end
}

// add appends an expression.
func (p *testPath) add(x jen.Code) {
	p.flush()
	p.sum = append(p.sum, x)
}

// flush moves the text at the end into the sum.
func (p *testPath) flush() {
	if p.text != "" {
		p.sum = append(p.sum, jen.Lit(p.text))
		p.text = ""
	}
}

// expression writes the path.
func (p *testPath) expression() *jen.Statement {
	p.flush()
	s := jen.Empty()
	for i, x := range p.sum {
		if i > 0 {
			s.Op("+")
		}
		s.Add(x)
	}
	return s
}
