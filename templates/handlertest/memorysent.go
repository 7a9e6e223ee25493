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

// fresh returns the fields that only the store sets and that a test can check in a
// resource to be created: a handler must set them to zero.
func (o *output) fresh() []*model.Field {
	if !o.Res.Creates() || o.decodesItself() {
		return nil
	}
	owned := slices.Concat(o.Res.ValidatorFields(), o.Res.ReadOnly)
	return slices.DeleteFunc(o.sendable(), func(f *model.Field) bool { return !slices.Contains(owned, f) || slices.Contains(o.Res.Joined, f) })
}

// filled returns the conditions that a resource to be created has a value that a client
// has sent but cannot set.
func (o memory) filled() []jen.Code {
	var sent []jen.Code
	for _, f := range o.fresh() {
		zero := jen.Lit(0)
		if f.Type.Underlying().(*types.Basic).Info()&types.IsString != 0 {
			zero = jen.Lit("")
		}
		x := values.Source{Local: o.Local}
		sent = append(sent, gosource.AllOf(append(x.Pointers(f, "!="), x.Read(f).Op("!=").Add(zero))))
	}
	return sent
}

// differs returns the conditions that the store receives something that a client has
// sent but cannot set.
func (o memory) differs() []jen.Code {
	var differs []jen.Code
	for _, f := range o.sendable() {
		x, from := values.Source{Local: o.Local}, o.stored()
		reached := append(x.Pointers(f, "!="), from.Pointers(f, "!=")...)
		differs = append(differs, gosource.AllOf(append(reached, x.Read(f).Op("!=").Add(from.Read(f)))))
	}
	return differs
}

// decodesItself reports whether the type has a method that reads its JSON. Only that
// method knows what it rejects.
func (o *output) decodesItself() bool {
	return gosource.HasMethod(o.Res.Object.Type(), "UnmarshalJSON", "UnmarshalText")
}
