package jsonshape

import (
	"go/types"

	"github.com/etagen/etagen/annotations/gotype"
	"github.com/etagen/etagen/annotations/model"
)

// Known holds what was found out about the types of a package. Each is looked at once,
// however many resources lead to it: without that, the cost of resources that refer to
// each other grows with the square of their number. A nil Known holds nothing.
type Known struct {
	fields   map[*types.Struct][]*model.Member
	readable gotype.Set // types of which a Decoder has nothing to say, nor of those below
}

// NewKnown returns a Known that holds nothing yet.
func NewKnown() *Known { return &Known{fields: map[*types.Struct][]*model.Member{}} }

// Fields returns what the function Fields does. The members belong to all callers, and
// must not be changed.
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

// isReadable reports whether a type is known to be readable.
func (k *Known) isReadable(t types.Type) bool { return k != nil && k.readable.Has(t) }

// addReadable notes all types of a walk that has found nothing. If the walk has left
// types out because there were too many, they may have been below any of those.
func (k *Known) addReadable(walk *gotype.Visited) {
	if k != nil && !walk.Cut {
		k.readable.AddAll(walk)
	}
}
