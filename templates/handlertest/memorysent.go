package handlertest

import (
	"go/types"
	"slices"

	"github.com/dave/jennifer/jen"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/templates/gosource"
	"github.com/etagen/etagen/templates/values"
)

// fresh are the fields that the store alone sets, and that a test can look at in
// what is to be created: the zero value of each is what a handler gives it.
func (o *output) fresh() []*model.Field {
	if !o.Res.Creates() || o.decodesItself() {
		return nil
	}
	owned := slices.Concat(o.Res.ValidatorFields(), o.Res.ReadOnly)
	return slices.DeleteFunc(o.sendable(), func(f *model.Field) bool { return !slices.Contains(owned, f) || slices.Contains(o.Res.Joined, f) })
}

// filled are the conditions under which what is to be created has a value that a
// client has sent and cannot set.
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

// differs are the conditions under which something reaches the store that a client
// has sent and cannot set.
func (o memory) differs() []jen.Code {
	var differs []jen.Code
	for _, f := range o.sendable() {
		x, from := values.Source{Local: o.Local}, o.stored()
		reached := append(x.Pointers(f, "!="), from.Pointers(f, "!=")...)
		differs = append(differs, gosource.AllOf(append(reached, x.Read(f).Op("!=").Add(from.Read(f)))))
	}
	return differs
}

// decodesItself reports whether the type reads its JSON by a method of its own, so
// that only that method knows what it refuses.
func (o *output) decodesItself() bool {
	return gosource.HasMethod(o.Res.Object.Type(), "UnmarshalJSON", "UnmarshalText")
}
