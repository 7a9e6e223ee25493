package model

import "slices"

// Owned returns the fields that a client cannot set when it creates a resource: those
// that only the store sets, and those in the path of the list.
func (r *Resource) Owned() []*Field {
	var fields []*Field
	for _, id := range r.Collection.IDs {
		fields = append(fields, id.Field)
	}
	free := func(f *Field) bool { return slices.Contains(r.Joined, f) }
	return distinct(slices.Concat(fields, slices.DeleteFunc(r.ValidatorFields(), free), r.ReadOnly))
}

// Fields returns all fields with a role, and those of the JSON object. Use it to find all
// types and imports that the output may need.
func (r *Resource) Fields() []*Field {
	fields := append([]*Field{}, r.RoleFields()...)
	if r.Collection != nil {
		fields = append(fields, r.Collection.Keys...)
	}
	for _, m := range r.JSON {
		fields = append(fields, m.Field)
	}
	return fields
}

// RoleFields returns the fields that the generated code reads: the ids, and the fields
// that the validators are made from. Use it to check that all of them can be read.
func (r *Resource) RoleFields() []*Field {
	var fields []*Field
	if r.Route != nil {
		for _, id := range r.Route.IDs {
			fields = append(fields, id.Field)
		}
	}
	return append(fields, r.ValidatorFields()...)
}

// Kept returns the fields whose values a client cannot set: ids, fields of the
// validators, read-only fields, and fields that are not in the JSON. A field that joined
// the entity tag automatically is not kept for that reason.
func (r *Resource) Kept() []*Field {
	roles := slices.DeleteFunc(r.RoleFields(), func(f *Field) bool { return slices.Contains(r.Joined, f) })
	return distinct(slices.Concat(roles, r.ReadOnly, r.Hidden))
}

// IsKept reports whether a client cannot set the value of a field.
func (r *Resource) IsKept(f *Field) bool {
	return slices.ContainsFunc(r.Kept(), f.Is)
}

// ItemIDs returns the ids that differ between the items of a list: all except those in
// the path of the list. Use it for the code that is called for each item.
func (r *Resource) ItemIDs() []*Field {
	var fields []*Field
	for _, f := range r.Collection.Keys {
		inPath := slices.ContainsFunc(r.Collection.IDs, func(id *ID) bool { return id.Field == f })
		if !inPath {
			fields = append(fields, f)
		}
	}
	return fields
}

// ClientsPickIDs reports whether all ids are in the JSON, so that what a test sends is
// found under the ids that it contains.
func (r *Resource) ClientsPickIDs() bool {
	for _, id := range r.ItemIDs() {
		inJSON := func(m *Member) bool { return m.Field.Is(id) }
		if !slices.ContainsFunc(r.JSON, inJSON) {
			return false
		}
	}
	return true
}
