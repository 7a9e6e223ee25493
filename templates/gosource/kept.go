package gosource

import (
	"slices"

	"github.com/etagen/etagen/annotations"
)

// Owned are the fields that the store alone sets, and those of the path of the
// list: all that a client cannot set when it creates a resource.
func Owned(res *annotations.Resource) []*annotations.Field {
	var fields []*annotations.Field
	for _, id := range res.Collection.IDs {
		fields = append(fields, id.Field)
	}
	free := func(f *annotations.Field) bool { return slices.Contains(res.Joined, f) }
	return slices.Concat(fields, slices.DeleteFunc(res.ValidatorFields(), free), res.ReadOnly)
}

// Fields are all fields in a role, and those of the JSON object.
func Fields(res *annotations.Resource) []*annotations.Field {
	fields := append([]*annotations.Field{}, RoleFields(res)...)
	if res.Collection != nil {
		fields = append(fields, res.Collection.Keys...)
	}
	for _, m := range res.JSON {
		fields = append(fields, m.Field)
	}
	return fields
}

// RoleFields are the fields that the generated code reads: ids, then what the
// validators are made of.
func RoleFields(res *annotations.Resource) []*annotations.Field {
	var fields []*annotations.Field
	if res.Route != nil {
		for _, id := range res.Route.IDs {
			fields = append(fields, id.Field)
		}
	}
	return append(fields, res.ValidatorFields()...)
}

// Kept are the fields whose values a client cannot set: those of the ids and
// of the validators, the ones that are read-only, and what is not in the JSON.
// What joined the entity tag by itself is as free as it would be without.
func Kept(res *annotations.Resource) []*annotations.Field {
	var fields []*annotations.Field
	roles := slices.DeleteFunc(RoleFields(res), func(f *annotations.Field) bool { return slices.Contains(res.Joined, f) })
	for _, f := range slices.Concat(roles, res.ReadOnly, res.Hidden) {
		same := func(g *annotations.Field) bool { return slices.Equal(f.Selector, g.Selector) }
		if !slices.ContainsFunc(fields, same) {
			fields = append(fields, f)
		}
	}
	return fields
}

// IsKept reports whether a field is one whose value a client cannot set.
func IsKept(res *annotations.Resource, f *annotations.Field) bool {
	return slices.ContainsFunc(Kept(res), func(g *annotations.Field) bool { return slices.Equal(f.Selector, g.Selector) })
}

// ItemIDs are the ids by which the items of a list differ: all but those in the
// path of the list.
func ItemIDs(res *annotations.Resource) []*annotations.Field {
	var fields []*annotations.Field
	for _, f := range res.Collection.Keys {
		inPath := slices.ContainsFunc(res.Collection.IDs, func(id *annotations.ID) bool { return id.Field == f })
		if !inPath {
			fields = append(fields, f)
		}
	}
	return fields
}

// ClientsPickIDs reports whether the JSON carries all ids, so that what a test
// sends is found where it says.
func ClientsPickIDs(res *annotations.Resource) bool {
	for _, id := range ItemIDs(res) {
		inJSON := func(m *annotations.Member) bool { return slices.Equal(m.Field.Selector, id.Selector) }
		if !slices.ContainsFunc(res.JSON, inJSON) {
			return false
		}
	}
	return true
}
