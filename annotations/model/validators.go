package model

import (
	"slices"
	"strings"
)

// TellsTime reports whether the resource has Last-Modified. It needs a modification
// time, and no derived values: those may change without changing any date.
func (r *Resource) TellsTime() bool { return r.Modified != nil && len(r.Derived) == 0 }

// AsksTime reports whether the output needs the modification time: for Last-Modified, or
// for the entity tag if there is no version.
func (r *Resource) AsksTime() bool {
	return r.Modified != nil && (r.TellsTime() || r.Version == nil && !r.Digest)
}

// PlainModified reports whether the modification time is a field of type time.Time that
// can always be read. If so, generated code reads the field and needs no function.
func (r *Resource) PlainModified() bool {
	f := r.Modified
	return f != nil && f.Kind == Time && IsTime(f.Type) && len(f.Pointers) == 0 && !f.Deref
}

// ComputesModified reports whether the output has a function for the modification time of
// a whole resource, because reading a field is not enough. If not, code reads the field.
func (r *Resource) ComputesModified() bool {
	return r.AsksTime() && !r.PlainModified() && (!r.Stat || r.TellsTime())
}

// StatComputesModified reports whether the struct that the store's Stat returns has a
// method for the modification time. If not, code reads the field.
func (r *Resource) StatComputesModified() bool {
	return r.Stat && r.AsksTime() && !r.PlainModified()
}

// ValidatorFields returns the fields that the validators are made from. A field with two
// roles occurs twice. Use it for what has to be loaded to answer a conditional request.
func (r *Resource) ValidatorFields() []*Field {
	var fields []*Field
	for _, f := range []*Field{r.Version, r.Modified, r.Incarnation, r.Variant} {
		if f != nil {
			fields = append(fields, f)
		}
	}
	return append(fields, r.Derived...)
}

// StatFields returns the fields of the struct that the store's Stat returns. Use it to
// declare the struct, and to make it from a resource.
func (r *Resource) StatFields() []*Field { return distinct(r.ValidatorFields()) }

// distinct returns fields without repetitions: a field can have several roles.
func distinct(fields []*Field) []*Field {
	var all []*Field
	for _, f := range fields {
		if !slices.ContainsFunc(all, f.Is) {
			all = append(all, f)
		}
	}
	return all
}

// StatField returns the name of a field in the struct that the store's Stat returns. It
// is the exported name of the field, or the whole path if two names would be equal:
// MetaVersion, or Meta_Version if another field is called MetaVersion.
func (r *Resource) StatField(f *Field) string {
	name := f.Name()
	taken := func(other *Field) bool { return !other.Is(f) && strings.EqualFold(other.Name(), name) }
	for _, separator := range []string{"", "_"} {
		if slices.ContainsFunc(r.StatFields(), taken) {
			name = strings.Join(f.Selector, separator)
		}
	}
	return UpperFirst(name)
}

// IsOptional reports whether a derived field does not exist if an embedded pointer is
// nil.
func (r *Resource) IsOptional(f *Field) bool {
	return len(f.Pointers) > 0 && slices.ContainsFunc(r.Derived, f.Is) && !f.Is(r.Modified)
}

// VersionIsTime reports whether the same field is the version and the modification time.
// If so, a write sets the field once.
func (r *Resource) VersionIsTime() bool {
	return r.Version.Is(r.Modified)
}
