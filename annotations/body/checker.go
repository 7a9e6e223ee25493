package body

import (
	"slices"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/annotations/source"
)

// A checker checks the JSON of a resource.
type checker struct{ *source.Subject }

// isAdopted reports whether a member always keeps the stored value, whatever a client
// sends for it.
func (r *checker) isAdopted(member *model.Field) bool {
	return slices.ContainsFunc(r.adopted(), func(f *model.Field) bool { return slices.Equal(f.Selector, member.Selector) })
}

// adopted returns the fields that only the store sets. Fields that joined the entity tag
// automatically are not among them: clients can set those.
func (r *checker) adopted() []*model.Field {
	fields := slices.Concat([]*model.Field{r.Version, r.Modified, r.Incarnation, r.Variant}, r.ReadOnly, r.Derived)
	return slices.DeleteFunc(fields, func(f *model.Field) bool { return f == nil || slices.Contains(r.Joined, f) })
}
