package templates

import (
	"fmt"
	"go/types"
	"slices"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations"
)

// A fixture writes the function that makes the resource of a generated test:
// what fits into a composite literal there, the rest as statements below it.
type fixture struct {
	*output
	literal    []jen.Code
	statements []jen.Code
	done       []string // paths of the fields that have a value
	depth      int      // of arrays within arrays that are being filled
}

// fixture writes newTestBook.
func (o *output) fixture() {
	if o.sampled() {
		o.sampleFixture()
		return
	}
	f := &fixture{output: o}
	f.ids()
	f.validators()
	for _, m := range o.res.JSON {
		f.member(m.Field)
	}
	for _, hidden := range o.res.Hidden {
		f.member(hidden)
	}
	name := o.names.Fixture
	o.doc("%s returns the %s that the requests of the test are for.", name, o.res.Name)
	o.Func().Id(name).Params(testingT()).Op("*").Add(o.typ()).BlockFunc(func(g *jen.Group) {
		g.Id("t").Dot("Helper").Call()
		value := jen.Op("&").Add(o.typ()).ValuesFunc(func(g *jen.Group) { lines(g, f.literal) })
		if len(f.statements) == 0 {
			g.Return(value)
			return
		}
		g.Id(o.local).Op(":=").Add(value)
		for _, s := range f.statements {
			g.Add(s)
		}
		g.Return(jen.Id(o.local))
	})
	o.Line()
}

// lines puts the elements of a composite literal on lines of their own.
func lines(g *jen.Group, elements []jen.Code) {
	for _, e := range elements {
		g.Add(jen.Line().Add(e))
	}
	if len(elements) > 0 {
		g.Line()
	}
}

// ids gives the id fields the values that the path of the test names.
func (f *fixture) ids() {
	for i, id := range f.fixtureIDs() {
		switch id.Field.Kind {
		case annotations.String:
			f.set(id.Field, jen.Lit(idText(id, i)))
		case annotations.Int, annotations.Uint:
			f.set(id.Field, jen.Id(idText(id, i)))
		default:
			f.text(id.Field)
		}
	}
}

// text gives a field a value by a text that its type takes.
func (f *fixture) text(field *annotations.Field) {
	f.reach(field)
	if constants := f.constants(field.Type); len(constants) > 0 {
		args := append([]jen.Code{address(source{local: f.local}.read(field))}, constants...)
		f.statements = append(f.statements, f.testOf("Choose").Call(args...))
	}
	f.statements = append(f.statements, f.testOf("Text").Call(jen.Id("t"), f.textOf(field, source{local: f.local}.read(field))))
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
	for _, field := range []*annotations.Field{version, f.res.Incarnation} {
		if field != nil {
			f.versionValue(field, field, source{local: f.local}.read(field))
		}
	}
	if modified != nil {
		f.modifiedValue(modified, modified, source{local: f.local}.read(modified))
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
		f.reach(field)
		f.statements = append(f.statements, x.Clone().Index(jen.Lit(0)).Op("=").Lit(42))
	case annotations.Time, annotations.TimePointer:
		f.modifiedValue(field, value, x)
	case annotations.Nullable:
		f.reach(field)
		f.statements = append(f.statements, x.Clone().Dot("Valid").Op("=").True())
		f.versionValue(field, value.Value, inner(value, x))
	case annotations.Wrapped:
		f.reach(field)
		f.versionValue(field, value.Value, inner(value, x))
	case annotations.Text:
		f.reach(field)
		if unmarshals(value.Type) {
			before, target := unmarshaler(value.Type, x)
			f.statements = append(f.statements, before...)
			f.statements = append(f.statements, f.testOf("Text").Call(jen.Id("t"), target))
		}
	}
}

// versionPrefix is what a version that is a text begins with in a test: nothing
// where it has to be a number.
func versionPrefix(t types.Type) string {
	if isNumber(t) {
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
		f.reach(field)
		f.statements = append(f.statements, setTime(value, x, fixtureTime())...)
	case annotations.Int, annotations.Uint:
		f.assign(field, value, x, jen.Id(unixText(value)))
	case annotations.Nullable:
		f.reach(field)
		f.statements = append(f.statements, x.Clone().Dot("Valid").Op("=").True())
		f.modifiedValue(field, value.Value, inner(value, x))
	case annotations.Wrapped:
		f.reach(field)
		f.modifiedValue(field, value.Value, inner(value, x))
	case annotations.AsTime:
		f.reach(field)
		if p, ok := value.Type.Underlying().(*types.Pointer); ok {
			f.statements = append(f.statements, x.Clone().Op("=").New(typeCode(p.Elem())))
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
	if isTime(t) {
		return x
	}
	return jen.Add(typeCode(t)).Call(x)
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
		f.set(field, to)
		return
	}
	f.statements = append(f.statements, x.Clone().Op("=").Add(to))
}

// set gives a whole field a value.
func (f *fixture) set(field *annotations.Field, to *jen.Statement) {
	if f.isDone(field) {
		return
	}
	f.reach(field)
	if len(field.Selector) == 1 && !field.Promoted && !field.Deref {
		f.literal = append(f.literal, jen.Id(field.Name()).Op(":").Add(to))
		return
	}
	f.statements = append(f.statements, source{local: f.local}.read(field).Op("=").Add(to))
}

// reach fills the pointers on the way to the value of a field, once, and takes
// note that the field has been seen to.
func (f *fixture) reach(field *annotations.Field) {
	s := source{local: f.local}
	for _, n := range field.Pointers {
		path := strings.Join(field.Selector[:n], ".")
		elem := f.pointee(field.Selector[:n])
		if slices.Contains(f.done, path) {
			continue
		}
		f.done = append(f.done, path)
		f.statements = append(f.statements, s.path(field, n).Op("=").New(typeCode(elem)))
	}
	if field.Deref && !f.isDone(field) {
		f.statements = append(f.statements, s.whole(field).Op("=").New(typeCode(field.Type)))
	}
	f.done = append(f.done, fieldPath(field))
}

// isDone reports whether a field has been seen to.
func (f *fixture) isDone(field *annotations.Field) bool {
	return slices.Contains(f.done, fieldPath(field))
}

// fieldPath is a field's selector as text.
func fieldPath(f *annotations.Field) string { return strings.Join(f.Selector, ".") }

// member gives a value to a field of the JSON object that has no role.
func (f *fixture) member(field *annotations.Field) {
	if len(field.Pointers) > 0 || f.isDone(field) {
		return
	}
	if value := f.sample(field); value != nil {
		f.set(field, value)
		return
	}
	if !slices.Contains(f.res.Hidden, field) {
		f.fill(source{local: f.local}.read(field), field.Type)
	}
}

// sample returns a value for a field; nil where its zero value is to do.
func (f *fixture) sample(field *annotations.Field) *jen.Statement {
	if isTime(field.Type) {
		return fixtureTime()
	}
	basic, ok := field.Type.Underlying().(*types.Basic)
	if !ok || encodesItself(field.Type) {
		return nil
	}
	switch info := basic.Info(); {
	case info&types.IsString != 0:
		return jen.Lit(word(field.Name()))
	case info&types.IsBoolean != 0:
		return jen.True()
	case info&types.IsInteger != 0:
		return jen.Lit(7)
	case info&types.IsFloat != 0:
		return jen.Lit(1.5)
	}
	return nil
}

// encodesItself reports whether a type has a method that encoding/json calls, and
// so may have values that it refuses. json.Number has none and still refuses
// texts.
func encodesItself(t types.Type) bool {
	return isNumber(t) || hasMethod(t, "MarshalJSON", "MarshalText", "UnmarshalJSON", "UnmarshalText")
}

// hasMethod reports whether the pointer to a type has one of the methods.
func hasMethod(t types.Type, names ...string) bool {
	methods := types.NewMethodSet(types.NewPointer(t))
	return slices.ContainsFunc(names, func(name string) bool { return methods.Lookup(nil, name) != nil })
}

// isNumber reports whether a type is json.Number.
func isNumber(t types.Type) bool {
	named, ok := types.Unalias(t).(*types.Named)
	return ok && named.Obj().Name() == "Number" && named.Obj().Pkg() != nil && named.Obj().Pkg().Path() == "encoding/json"
}
