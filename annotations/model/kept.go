package model

import "slices"

// Owned are the fields that the store alone sets, and those of the path of the
// list: all that a client cannot set when it creates a resource.
func (r *Resource) Owned() []*Field {
	var fields []*Field
	for _, id := range r.Collection.IDs {
		fields = append(fields, id.Field)
	}
	free := func(f *Field) bool { return slices.Contains(r.Joined, f) }
	return slices.Concat(fields, slices.DeleteFunc(r.ValidatorFields(), free), r.ReadOnly)
}

// Fields are all fields in a role, and those of the JSON object.
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

// RoleFields are the fields that the generated code reads: ids, then what the
// validators are made of.
func (r *Resource) RoleFields() []*Field {
	var fields []*Field
	if r.Route != nil {
		for _, id := range r.Route.IDs {
			fields = append(fields, id.Field)
		}
	}
	return append(fields, r.ValidatorFields()...)
}

// Kept are the fields whose values a client cannot set: those of the ids and
// of the validators, the ones that are read-only, and what is not in the JSON.
// What joined the entity tag by itself is as free as it would be without.
func (r *Resource) Kept() []*Field {
	var fields []*Field
	roles := slices.DeleteFunc(r.RoleFields(), func(f *Field) bool { return slices.Contains(r.Joined, f) })
	for _, f := range slices.Concat(roles, r.ReadOnly, r.Hidden) {
		same := func(g *Field) bool { return slices.Equal(f.Selector, g.Selector) }
		if !slices.ContainsFunc(fields, same) {
			fields = append(fields, f)
		}
	}
	return fields
}

// IsKept reports whether a field is one whose value a client cannot set.
func (r *Resource) IsKept(f *Field) bool {
	return slices.ContainsFunc(r.Kept(), func(g *Field) bool { return slices.Equal(f.Selector, g.Selector) })
}

// ItemIDs are the ids by which the items of a list differ: all but those in the
// path of the list.
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

// ClientsPickIDs reports whether the JSON carries all ids, so that what a test
// sends is found where it says.
func (r *Resource) ClientsPickIDs() bool {
	for _, id := range r.ItemIDs() {
		inJSON := func(m *Member) bool { return slices.Equal(m.Field.Selector, id.Selector) }
		if !slices.ContainsFunc(r.JSON, inJSON) {
			return false
		}
	}
	return true
}
