package handlertest

import (
	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/templates/gosource"
	"github.com/etagen/etagen/templates/values"
)

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
