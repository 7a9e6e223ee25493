package values

import (
	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/templates/gosource"
)

// SampleTime writes the time when the resource of a test was changed: with a
// fraction of a second, which no HTTP-date has.
func SampleTime() *jen.Statement {
	return jen.Qual("time", "Date").Call(
		jen.Lit(2024), jen.Qual("time", "December"), jen.Lit(6), jen.Lit(10), jen.Lit(20), jen.Lit(30),
		jen.Id("123456789"), jen.Qual("time", "UTC"))
}

// GiveID gives an id the value that the path of the test names.
func (f *Composite) GiveID(id *model.ID, i int) { of(id.Field).giveID(f, i) }

// GiveVersion gives a version, or an incarnation, the first value of a test.
func (f *Composite) GiveVersion(field *model.Field) {
	of(field).giveVersion(f, field, Source{Local: f.local}.Read(field))
}

// GiveVariant gives a variant the value of a test. One of which no text is known
// stays as it is: that is a variant too.
func (f *Composite) GiveVariant(field *model.Field) {
	if field.Kind != model.Text && !gosource.Unmarshals(field.Type) {
		f.GiveVersion(field)
		return
	}
	if of(field).opaque() {
		return
	}
	f.Reach(field)
	x := Source{Local: f.local}.Read(field)
	if constants := f.file.Constants(field.Type); len(constants) > 0 {
		f.add(f.file.Runner("Choose").Call(append([]jen.Code{gosource.Address(x)}, constants...)...))
	}
	f.add(f.file.Runner("GiveVariant").Call(jen.Op("&").Add(x)))
}

// GiveTime gives a modification time the first value of a test.
func (f *Composite) GiveTime(field *model.Field) {
	of(field).giveTime(f, field, Source{Local: f.local}.Read(field))
}

// A Step is where a store of a test moves values on.
type Step struct {
	file   *gosource.File
	g      *jen.Group
	writes *jen.Statement
}

// NewStep returns a step in a block of a file; writes is the expression for how
// often the store was written to.
func NewStep(file *gosource.File, g *jen.Group, writes *jen.Statement) Step {
	return Step{file: file, g: g, writes: writes}
}

// Version gives a version a value that it never had before: the first one is 42,
// of GiveVersion.
func (s Step) Version(f *model.Field, x *jen.Statement) { of(f).nextVersion(s, x) }

// Time gives a modification time the time of a write: a second after the one before.
func (s Step) Time(f *model.Field, x *jen.Statement) { of(f).nextTime(s, x, s.time()) }

// TimeAt gives a modification time a time.
func (s Step) TimeAt(f *model.Field, x, at *jen.Statement) { of(f).nextTime(s, x, at) }

// Move gives a version of a sample, which is any, a value that it never had
// before: the next one of its kind.
func (s Step) Move(f *model.Field, x *jen.Statement) { of(f).move(s, x) }

// count is the number of the step.
func (s Step) count() *jen.Statement { return jen.Lit(42).Op("+").Add(s.writes.Clone()) }

// time is when the step is.
func (s Step) time() *jen.Statement {
	return SampleTime().Dot("Add").Call(jen.Qual("time", "Duration").Call(s.writes.Clone()).Op("*").Qual("time", "Second"))
}

// add writes lines.
func (s Step) add(lines ...jen.Code) {
	for _, line := range lines {
		s.g.Add(line)
	}
}
