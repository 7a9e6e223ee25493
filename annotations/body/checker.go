package body

import (
	"iter"
	"slices"

	"github.com/etagen/etagen/annotations/gotype"
	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/annotations/source"
)

// A checker checks the JSON of a resource.
type checker struct{ *source.Subject }

// isAdopted reports whether a member always keeps the stored value, whatever a client
// sends for it.
func (r *checker) isAdopted(member *model.Member) bool {
	last := gotype.Last(member.Path)
	for f := range r.adopted() {
		if r.MayName(last) && f.Selector[len(f.Selector)-1] != last.Name() {
			continue // as for most pairs, without making a field
		}
		if f.Is(r.MemberField(member.Path)) {
			return true
		}
	}
	return false
}

// adopted returns the fields that only the store sets. Fields that joined the entity tag
// automatically are not among them: clients can set those. It makes no list, since it is
// called for each member.
func (r *checker) adopted() iter.Seq[*model.Field] {
	return func(yield func(*model.Field) bool) {
		for _, some := range [...][]*model.Field{{r.Version, r.Modified, r.Incarnation, r.Variant}, r.ReadOnly, r.Derived} {
			for _, f := range some {
				if f != nil && !slices.Contains(r.Joined, f) && !yield(f) {
					return
				}
			}
		}
	}
}
