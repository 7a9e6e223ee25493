package handlertest

import (
	"go/types"
	"reflect"
	"slices"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/templates/gosource"
	"github.com/etagen/etagen/templates/values"
)

// A fixture writes the function that makes the resource of a generated test. Values that
// are allowed in a composite literal are set there; the others are set by statements
// after it.
type fixture struct {
	*output
	*values.Composite
	depth int // of nested arrays that are being filled
}

// newFixture returns an empty fixture.
func newFixture(o *output) *fixture {
	return &fixture{output: o, Composite: values.NewComposite(o.File, o.Local)}
}

// Fixture writes newTestBook into the test of a client without a handler. Call it if
// there is no handler, whose test contains it otherwise.
func Fixture(f *gosource.File) { (&output{f}).fixture() }

// fixture writes newTestBook.
func (o *output) fixture() {
	if o.sampled() {
		o.sampleFixture()
		return
	}
	f := newFixture(o)
	for i, id := range o.fixtureIDs() {
		f.GiveID(id, i)
	}
	f.validators()
	for _, m := range o.Res.JSON {
		f.member(m.Field)
	}
	for _, hidden := range o.Res.Hidden {
		f.member(hidden)
	}
	name := o.Names.Fixture
	o.Doc("%s returns the %s that the test requests.", name, o.Res.Name)
	o.Func().Id(name).Params(testingT()).Op("*").Add(o.Typ()).BlockFunc(func(g *jen.Group) {
		g.Id("t").Dot("Helper").Call()
		g.Return(f.Build(g, jen.Op("&").Add(o.Typ()).ValuesFunc(func(g *jen.Group) { gosource.Lines(g, f.Literal) })))
	})
	o.Line()
}

// validators sets the fields that the validators are made from.
func (f *fixture) validators() {
	version, modified := f.moving()
	for _, field := range []*model.Field{version, f.Res.Incarnation} {
		if field != nil {
			f.GiveVersion(field)
		}
	}
	if f.Res.Variant != nil {
		f.GiveVariant(f.Res.Variant)
	}
	if modified != nil {
		f.GiveTime(modified)
	}
}

// member sets a field of the JSON object that has no role.
func (f *fixture) member(field *model.Field) {
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

// fill writes the lines that set members of the JSON object whose type may reject its
// zero value: an enumeration, or a text that is checked.
func (f *fixture) fill(x *jen.Statement, t types.Type) {
	if gosource.EncodesItself(t) {
		constants := f.Constants(t)
		if f.mayRefuse(t, len(constants) > 0) {
			args := append([]jen.Code{jen.Op("&").Add(x)}, constants...)
			f.Statements = append(f.Statements, f.testOf("Fill").Call(args...))
		}
		return
	}
	switch u := t.Underlying().(type) {
	case *types.Array:
		f.fillArray(x, u)
	case *types.Struct:
		for i := range u.NumFields() {
			if v := u.Field(i); v.Exported() && reflect.StructTag(u.Tag(i)).Get("json") != "-" {
				f.fill(x.Clone().Dot(v.Name()), v.Type())
			}
		}
	}
}

// fillArray writes a loop that fills the elements of an array, if there is
// anything to fill.
func (f *fixture) fillArray(x *jen.Statement, array *types.Array) {
	before := f.Statements
	f.Statements = nil
	f.depth++
	i := string("ijklmn"[min(f.depth-1, 5)])
	f.fill(x.Clone().Index(jen.Id(i)), array.Elem())
	f.depth--
	inside := f.Statements
	f.Statements = before
	if len(inside) > 0 && f.depth < 6 {
		f.Statements = append(f.Statements, jen.For(jen.Id(i).Op(":=").Range().Add(x)).Block(inside...))
	}
}

// mayRefuse reports whether the methods of a type may reject its zero value. Those of a
// library's struct or array type accept it.
func (f *fixture) mayRefuse(t types.Type, enumerated bool) bool {
	named, ok := types.Unalias(t).(*types.Named)
	if !ok || named.Obj().Pkg() == nil || gosource.Nilable(t) {
		return false
	}
	path := named.Obj().Pkg().Path()
	own := path == f.Package.Path || path == f.Package.Module || strings.HasPrefix(path, f.Package.Module+"/")
	first, _, _ := strings.Cut(path, "/")
	_, basic := t.Underlying().(*types.Basic)
	return own || strings.Contains(first, ".") && (enumerated || basic)
}

// fillReadOnly returns the lines with which a store sets read-only fields, if their
// types reject zero.
func (o memory) fillReadOnly() []jen.Code {
	f := newFixture(o.output)
	for _, field := range slices.Concat(o.Res.ReadOnly, o.Res.Derived) {
		if len(field.Pointers) == 0 && !field.Deref && !f.IsDone(field) {
			f.Done(field)
			f.fill(values.Source{Local: o.Local}.Read(field), field.Type)
		}
	}
	return f.Statements
}

// sample returns a value for a field; nil if its zero value is sufficient.
func (f *fixture) sample(field *model.Field) *jen.Statement {
	if model.IsTime(field.Type) {
		return values.SampleTime()
	}
	if gosource.IsNumber(field.Type) {
		return jen.Lit("7") // if it is empty, the JSON has 0, which is a different string
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
