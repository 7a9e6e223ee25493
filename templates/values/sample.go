package values

import (
	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/templates/gosource"
)

// SampleTime writes the time of the last change of the resource in a test. It has a
// fraction of a second, which an HTTP-date cannot express. Use it if a test needs to know
// the time.
func SampleTime() *jen.Statement {
	return jen.Qual("time", "Date").Call(
		jen.Lit(2024), jen.Qual("time", "December"), jen.Lit(6), jen.Lit(10), jen.Lit(20), jen.Lit(30),
		jen.Id("123456789"), jen.Qual("time", "UTC"))
}

// GiveID sets an id to the value in the path of the test. Use it for the fixture of a
// test.
func (f *Composite) GiveID(id *model.ID, i int) { of(id.Field).giveID(f, i) }

// GiveVersion sets a version, or an incarnation, to the first value in a test. Use it for
// the fixture of a test.
func (f *Composite) GiveVersion(field *model.Field) {
	of(field).giveVersion(f, field, Source{Local: f.local}.Read(field))
}

// GiveVariant sets a variant to the value in a test. A variant for which no text is
// known is not set, since zero is a variant too.
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

// GiveTime sets a modification time to the first value in a test. Use it for the fixture
// of a test.
func (f *Composite) GiveTime(field *model.Field) {
	of(field).giveTime(f, field, Source{Local: f.local}.Read(field))
}

// A Step is a place where the store of a test advances values. Use it for the methods of
// the store that write.
type Step struct {
	file   *gosource.File
	g      *jen.Group
	writes *jen.Statement
}

// NewStep returns a step in a block of a file; writes is the expression for the number of
// writes to the store. Call it once for each method that writes.
func NewStep(file *gosource.File, g *jen.Group, writes *jen.Statement) Step {
	return Step{file: file, g: g, writes: writes}
}

// Version sets a version to a value that it has never had. The first is 42, of
// GiveVersion. Use it if the fixture is made by etagen.
func (s Step) Version(f *model.Field, x *jen.Statement) { of(f).nextVersion(s, x) }

// Time sets a modification time to the time of a write: a second after the one before.
// Use it if the store sets the time.
func (s Step) Time(f *model.Field, x *jen.Statement) { of(f).nextTime(s, x, s.time()) }

// TimeAt sets a modification time to a time. Use it if the time is needed elsewhere too.
func (s Step) TimeAt(f *model.Field, x, at *jen.Statement) { of(f).nextTime(s, x, at) }

// Move advances the version of a sample, which may be any, to a value that it has never
// had: the next one of its kind. Use it if the fixture is made by a sample function of
// the user.
func (s Step) Move(f *model.Field, x *jen.Statement) { of(f).move(s, x) }

// count writes the number of the step.
func (s Step) count() *jen.Statement { return jen.Lit(42).Op("+").Add(s.writes.Clone()) }

// time writes the time of the step.
func (s Step) time() *jen.Statement {
	return SampleTime().Dot("Add").Call(jen.Qual("time", "Duration").Call(s.writes.Clone()).Op("*").Qual("time", "Second"))
}

// add adds statements.
func (s Step) add(lines ...jen.Code) {
	for _, line := range lines {
		s.g.Add(line)
	}
}
