package body

import (
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
	return slices.ContainsFunc(r.adopted(), func(f *model.Field) bool {
		if r.MayName(last) && f.Selector[len(f.Selector)-1] != last.Name() {
			return false // as for most pairs, without making a field
		}
		return slices.Equal(f.Selector, r.MemberField(member.Path).Selector)
	})
}

// adopted returns the fields that only the store sets. Fields that joined the entity tag
// automatically are not among them: clients can set those.
func (r *checker) adopted() []*model.Field {
	fields := slices.Concat([]*model.Field{r.Version, r.Modified, r.Incarnation, r.Variant}, r.ReadOnly, r.Derived)
	return slices.DeleteFunc(fields, func(f *model.Field) bool { return f == nil || slices.Contains(r.Joined, f) })
}
