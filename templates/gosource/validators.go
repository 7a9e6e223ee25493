package gosource

import (
	"slices"

	"github.com/etagen/etagen/annotations"
)

// IsOptional reports whether a field is derived and there is none where an
// embedded pointer is nil.
func IsOptional(res *annotations.Resource, f *annotations.Field) bool {
	same := func(g *annotations.Field) bool { return g != nil && slices.Equal(f.Selector, g.Selector) }
	return len(f.Pointers) > 0 && slices.ContainsFunc(res.Derived, same) && !same(res.Modified)
}

// VersionIsTime reports whether one field is the version and the modification time.
func VersionIsTime(res *annotations.Resource) bool {
	return res.Version != nil && res.Modified != nil && slices.Equal(res.Version.Selector, res.Modified.Selector)
}
