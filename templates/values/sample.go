package values

import (
	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/templates/gosource"
)

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
