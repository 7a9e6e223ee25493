package handlertest

import (
	"go/types"
	"slices"

	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/templates/gosource"
	"github.com/etagen/etagen/templates/values"
)

// sendable returns the fields that a client cannot set and that a test can change.
func (o *output) sendable() []*model.Field {
	var fields []*model.Field
	for _, f := range o.Res.Kept() {
		basic, ok := f.Type.Underlying().(*types.Basic)
		isID := slices.ContainsFunc(o.fixtureIDs(), func(id *model.ID) bool { return id.Field == f })
		if ok && !isID && (len(f.Pointers) == 0 || slices.Contains(o.Res.ReadOnly, f)) && !f.Deref && !gosource.EncodesItself(f.Type) && basic.Info()&(types.IsString|types.IsInteger) != 0 {
			fields = append(fields, f)
		}
	}
	return fields
}

// tagged reports whether the resource of the test has an entity tag. It has none if only
// its own methods could fill the version, unless a sample makes it.
func (o *output) tagged() bool {
	return o.sampled() || (o.Res.Version == nil || !values.IsOpaque(o.Res.Version)) && (o.Res.Incarnation == nil || !values.IsOpaque(o.Res.Incarnation))
}

// dated reports whether the resource of the test has a Last-Modified.
func (o *output) dated() bool {
	f := o.Res.Modified
	return o.Res.TellsTime() && (o.sampled() || f.Kind != model.AsTime || gosource.Nilable(f.Type) || f.Deref)
}

// sampled reports whether a function of the user makes the resource of the test.
func (o *output) sampled() bool { return o.Res.Sample != nil }

// testOf writes an identifier of the package that runs generated tests.
func (o *output) testOf(name string) *jen.Statement {
	return o.Runner(name)
}

// moves reports whether the store in memory can give the resource another version. A
// version that only its own methods could fill stays the same, and so does the tag.
func (o *output) moves() bool {
	return !o.Res.Updates() || o.Res.Version == nil || !values.IsOpaque(o.Res.Version)
}
