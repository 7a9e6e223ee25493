package jsonshape

import (
	"go/types"

	"github.com/etagen/etagen/annotations/gotype"
	"github.com/etagen/etagen/annotations/model"
)

// Known holds results about the types of a package. Each type is examined once, however
// many resources refer to it. Without that, the cost of resources that refer to each
// other would grow with the square of their number. A nil Known holds nothing. Use one
// for each package.
type Known struct {
	fields   map[*types.Struct][]*model.Member
	readable map[types.Type]bool // types in which a Decoder finds no problem, at any depth; not all that are identical to one
	leaves   map[leafType]*model.Schema
}

// A leafType is a type in a place. Only basic and named types have one, because others
// are seldom the same object.
type leafType struct {
	of          types.Type
	addressable bool
}

// NewKnown returns an empty Known. Call it once for each package.
func NewKnown() *Known {
	return &Known{fields: map[*types.Struct][]*model.Member{}, readable: map[types.Type]bool{}, leaves: map[leafType]*model.Schema{}}
}

// Fields returns the same as the function Fields. The members are shared by all callers,
// and must not be changed.
func (k *Known) Fields(st *types.Struct) []*model.Member {
	if k == nil {
		return Fields(st)
	}
	found, ok := k.fields[st]
	if !ok {
		found = Fields(st)
		k.fields[st] = found
	}
	return found
}

// leaf returns the schema of a type without parts, which is shared by all resources; nil
// for other types.
func (k *Known) leaf(t types.Type, addressable bool) *model.Schema {
	at := leafType{t, addressable}
	if k != nil && k.leaves[at] != nil {
		return k.leaves[at]
	}
	form := leaf(t, addressable)
	if form == "" {
		return nil
	}
	s := &model.Schema{Type: form, Go: t, Addressable: addressable, Nullable: isNullable(t, form)}
	switch t.(type) {
	case *types.Basic, *types.Named:
		if k != nil {
			k.leaves[at] = s
		}
	}
	return s
}

// isReadable reports whether a type is known to be readable.
func (k *Known) isReadable(t types.Type) bool { return k != nil && k.readable[t] }

// addReadable records all types of a walk that has found no problem. It records none if
// the walk was cut short, because the omitted types may be inside any of them.
func (k *Known) addReadable(walk *gotype.Visited) {
	if k != nil && !walk.Cut {
		walk.Each(func(t types.Type) { k.readable[t] = true })
	}
}
