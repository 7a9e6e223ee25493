package handlertest

import (
	"fmt"
	"go/types"
	"slices"

	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations"
	"github.com/etagen/etagen/templates/gosource"
	"github.com/etagen/etagen/templates/values"
)

// A fixture writes the function that makes the resource of a generated test:
// what fits into a composite literal there, the rest as statements below it.
type fixture struct {
	*output
	*values.Composite
	depth int // of arrays within arrays that are being filled
}

// newFixture returns a fixture with nothing in it.
func newFixture(o *output) *fixture {
	return &fixture{output: o, Composite: values.NewComposite(o.File, o.Local)}
}

// fixture writes newTestBook.
func (o *output) fixture() {
	if o.sampled() {
		o.sampleFixture()
		return
	}
	f := newFixture(o)
	f.ids()
	f.validators()
	for _, m := range o.Res.JSON {
		f.member(m.Field)
	}
	for _, hidden := range o.Res.Hidden {
		f.member(hidden)
	}
	name := o.Names.Fixture
	o.Doc("%s returns the %s that the requests of the test are for.", name, o.Res.Name)
	o.Func().Id(name).Params(testingT()).Op("*").Add(o.Typ()).BlockFunc(func(g *jen.Group) {
		g.Id("t").Dot("Helper").Call()
		value := jen.Op("&").Add(o.Typ()).ValuesFunc(func(g *jen.Group) { gosource.Lines(g, f.Literal) })
		if len(f.Statements) == 0 {
			g.Return(value)
			return
		}
		g.Id(o.Local).Op(":=").Add(value)
		for _, s := range f.Statements {
			g.Add(s)
		}
		g.Return(jen.Id(o.Local))
	})
	o.Line()
}

// ids gives the id fields the values that the path of the test names.
func (f *fixture) ids() {
	for i, id := range f.fixtureIDs() {
		switch id.Field.Kind {
		case annotations.String:
			f.Set(id.Field, jen.Lit(idText(id, i)))
		case annotations.Int, annotations.Uint:
			f.Set(id.Field, jen.Id(idText(id, i)))
		default:
			f.text(id.Field)
		}
	}
}

// text gives a field a value by a text that its type takes.
func (f *fixture) text(field *annotations.Field) {
	f.Reach(field)
	if constants := f.Constants(field.Type); len(constants) > 0 {
		args := append([]jen.Code{gosource.Address(values.Source{Local: f.Local}.Read(field))}, constants...)
		f.Statements = append(f.Statements, f.testOf("Choose").Call(args...))
	}
	f.Statements = append(f.Statements, f.testOf("Text").Call(jen.Id("t"), values.TextOf(f.File, field, values.Source{Local: f.Local}.Read(field))))
}

// idText is the text of the id number i in the path of the test.
func idText(id *annotations.ID, i int) string {
	if id.Field.Kind == annotations.String {
		return fmt.Sprintf("a%d", i+1)
	}
	return fmt.Sprint(i + 1)
}

// validators gives values to the fields that the validators are made of.
func (f *fixture) validators() {
	version, modified := f.moving()
	for _, field := range []*annotations.Field{version, f.Res.Incarnation} {
		if field != nil {
			f.versionValue(field, field, values.Source{Local: f.Local}.Read(field))
		}
	}
	if modified != nil {
		f.modifiedValue(modified, modified, values.Source{Local: f.Local}.Read(modified))
	}
}

// versionValue gives a value to a version: value is the field itself, or the
// one beside Valid in it, and x the expression for it.
func (f *fixture) versionValue(field, value *annotations.Field, x *jen.Statement) {
	switch value.Kind {
	case annotations.Int, annotations.Uint:
		f.assign(field, value, x, jen.Lit(42))
	case annotations.String:
		f.assign(field, value, x, jen.Lit(versionPrefix(value.Type)+"42"))
	case annotations.Bytes:
		f.assign(field, value, x, jen.Index().Byte().Call(jen.Lit("42")))
	case annotations.ByteArray:
		f.Reach(field)
		f.Statements = append(f.Statements, x.Clone().Index(jen.Lit(0)).Op("=").Lit(42))
	case annotations.Time, annotations.TimePointer:
		f.modifiedValue(field, value, x)
	case annotations.Nullable:
		f.Reach(field)
		f.Statements = append(f.Statements, x.Clone().Dot("Valid").Op("=").True())
		f.versionValue(field, value.Value, values.Inner(value, x))
	case annotations.Wrapped:
		f.Reach(field)
		f.versionValue(field, value.Value, values.Inner(value, x))
	case annotations.Text:
		f.Reach(field)
		if gosource.Unmarshals(value.Type) {
			before, target := values.Unmarshaler(value.Type, x)
			f.Statements = append(f.Statements, before...)
			f.Statements = append(f.Statements, f.testOf("Text").Call(jen.Id("t"), target))
		}
	}
}

// versionPrefix is what a version that is a text begins with in a test: nothing
// where it has to be a number.
func versionPrefix(t types.Type) string {
	if gosource.IsNumber(t) {
		return ""
	}
	return "v"
}

// modifiedValue gives a value to the time of change, as versionValue does.
func (f *fixture) modifiedValue(field, value *annotations.Field, x *jen.Statement) {
	switch value.Kind {
	case annotations.Time:
		f.assign(field, value, x, asTime(fixtureTime(), value.Type))
	case annotations.TimePointer:
		f.Reach(field)
		f.Statements = append(f.Statements, setTime(value, x, fixtureTime())...)
	case annotations.Int, annotations.Uint:
		f.assign(field, value, x, jen.Id(unixText(value)))
	case annotations.Nullable:
		f.Reach(field)
		f.Statements = append(f.Statements, x.Clone().Dot("Valid").Op("=").True())
		f.modifiedValue(field, value.Value, values.Inner(value, x))
	case annotations.Wrapped:
		f.Reach(field)
		f.modifiedValue(field, value.Value, values.Inner(value, x))
	case annotations.AsTime:
		f.Reach(field)
		if p, ok := value.Type.Underlying().(*types.Pointer); ok {
			f.Statements = append(f.Statements, x.Clone().Op("=").New(gosource.TypeCode(p.Elem())))
		}
	}
}

// fixtureTime writes the time when the resource was changed: with a fraction of
// a second, which no HTTP-date has.
func fixtureTime() *jen.Statement {
	return jen.Qual("time", "Date").Call(
		jen.Lit(2024), jen.Qual("time", "December"), jen.Lit(6), jen.Lit(10), jen.Lit(20), jen.Lit(30),
		jen.Id("123456789"), jen.Qual("time", "UTC"))
}

// setTime writes the lines that set a field to a time.
func setTime(f *annotations.Field, x, at *jen.Statement) []jen.Code {
	if f.Kind != annotations.TimePointer {
		return []jen.Code{x.Clone().Op("=").Add(asTime(at, f.Type))}
	}
	return []jen.Code{
		x.Clone().Op("=").New(jen.Qual("time", "Time")),
		jen.Op("*").Add(x).Op("=").Add(at),
	}
}

// asTime writes a time.Time as a value of a type that may be defined over it.
func asTime(x *jen.Statement, t types.Type) *jen.Statement {
	if gosource.IsTime(t) {
		return x
	}
	return jen.Add(gosource.TypeCode(t)).Call(x)
}

// unixText is the same time as a count of the field's unit since 1970.
func unixText(f *annotations.Field) string {
	const seconds = "1733480430"
	return seconds + map[string]string{"unix": "", "unixmilli": "123", "unixmicro": "123456", "unixnano": "123456789"}[f.Unit]
}

// assign gives a field in a role a value: in the literal where the field is at
// the top and the value fills it whole.
func (f *fixture) assign(field, value *annotations.Field, x, to *jen.Statement) {
	if field == value {
		f.Set(field, to)
		return
	}
	f.Statements = append(f.Statements, x.Clone().Op("=").Add(to))
}

// member gives a value to a field of the JSON object that has no role.
func (f *fixture) member(field *annotations.Field) {
	if len(field.Pointers) > 0 || f.IsDone(field) {
		return
	}
	if value := f.sample(field); value != nil {
		f.Set(field, value)
		return
	}
	if !slices.Contains(f.Res.Hidden, field) {
		f.fill(values.Source{Local: f.Local}.Read(field), field.Type)
	}
}

// sample returns a value for a field; nil where its zero value is to do.
func (f *fixture) sample(field *annotations.Field) *jen.Statement {
	if gosource.IsTime(field.Type) {
		return fixtureTime()
	}
	basic, ok := field.Type.Underlying().(*types.Basic)
	if !ok || gosource.EncodesItself(field.Type) {
		return nil
	}
	switch info := basic.Info(); {
	case info&types.IsString != 0:
		return jen.Lit(gosource.Word(field.Name()))
	case info&types.IsBoolean != 0:
		return jen.True()
	case info&types.IsInteger != 0:
		return jen.Lit(7)
	case info&types.IsFloat != 0:
		return jen.Lit(1.5)
	}
	return nil
}
