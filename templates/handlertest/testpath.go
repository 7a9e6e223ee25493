package handlertest

import (
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/templates/values"
)

// path returns the expression for the path of the resource. It may write lines first
// that compute the texts of ids.
func (o *output) path(g *jen.Group) *jen.Statement {
	if o.Res.Route == nil {
		return jen.Lit("/")
	}
	return o.pathOf(g, o.Res.Route.Pattern, o.Res.Route.IDs)
}

// pathOf returns the expression for the path of a route. It may write lines first that
// compute the texts of ids. The ids of a sample are only known when the test runs, so
// its path is a variable.
func (o *output) pathOf(g *jen.Group, pattern string, ids []*model.ID) *jen.Statement {
	if o.sampled() && len(ids) > 0 {
		g.Id("path").Op(":=").Add(o.pathWith(pattern, ids, -1, "", false))
		return jen.Id("path")
	}
	for _, id := range ids {
		if id.Field.Kind == model.Text {
			g.Id(o.idTextVar(id)).Op(":=").Add(o.testOf("Text")).Call(jen.Id("t"), values.TextOf(o.File, id.Field, values.Source{Local: o.Local}.Read(id.Field)))
		}
	}
	return o.pathWith(pattern, ids, -1, "", false)
}

// pathWith writes the expression for a path of a route, with the ids of the test. The
// text other is inserted before the id at index i, or replaces it if alone is set. If i
// is -1, other is appended.
func (o *output) pathWith(pattern string, ids []*model.ID, i int, other string, alone bool) *jen.Statement {
	p := &testPath{}
	rest := pattern
	for n, id := range ids {
		before, behind, _ := strings.Cut(rest, "{"+id.Wildcard)
		_, rest, _ = strings.Cut(behind, "}")
		p.text += before
		if n == i {
			p.text += other
		}
		switch {
		case n == i && alone:
		case o.sampled():
			p.add(escapedID(id, values.IDText(o.File, id)))
		case id.Field.Kind == model.Text:
			p.add(escapedID(id, jen.Id(o.idTextVar(id))))
		default:
			p.text += values.SampleID(id, o.idNumber(id))
		}
	}
	p.text += strings.TrimSuffix(rest, "{$}")
	if i < 0 {
		p.text += other
	}
	return p.expression()
}

// listPathWith writes the expression for the path of the list followed by end. It uses
// the variable of pathOf if there is one.
func (o *output) listPathWith(end string) *jen.Statement {
	c := o.Res.Collection
	if o.sampled() && len(c.IDs) > 0 {
		return jen.Id("path").Op("+").Lit(end)
	}
	return o.pathWith(c.Pattern, c.IDs, -1, end, false)
}

// escapedID writes the expression for the text of an id, escaped for a path.
func escapedID(id *model.ID, text *jen.Statement) *jen.Statement {
	switch {
	case values.IsInteger(id.Field):
		return text
	case id.Multi:
		return jen.Parens(jen.Op("&").Qual("net/url", "URL").Values(jen.Id("Path").Op(":").Add(text))).Dot("EscapedPath").Call()
	}
	return jen.Qual("net/url", "PathEscape").Call(text)
}

// idNumber returns the index of an id in the items' route, which determines its value in
// the fixture.
func (o *output) idNumber(id *model.ID) int {
	for i, other := range o.fixtureIDs() {
		if other.Wildcard == id.Wildcard {
			return i
		}
	}
	return 0
}

// fixtureIDs returns the ids that the fixture sets: those of the items' route, or of the
// list's if there is no other.
func (o *output) fixtureIDs() []*model.ID {
	if o.Res.Route != nil {
		return o.Res.Route.IDs
	}
	if o.Res.Collection != nil {
		return o.Res.Collection.IDs
	}
	return nil
}

// idTextVar returns the variable for the text of an id that is only known when the test
// runs.
func (o *output) idTextVar(id *model.ID) string { return o.IDParam(id) + "Text" }

// A testPath is an unfinished path: a sum of texts and expressions.
type testPath struct {
	sum  []jen.Code
	text string // at its end
}

// add appends an expression.
func (p *testPath) add(x jen.Code) {
	p.flush()
	p.sum = append(p.sum, x)
}

// flush adds the text at the end to the sum.
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
