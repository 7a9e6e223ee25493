package query

import (
	"slices"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/annotations/source"
)

// reserved reports a filter whose name has another meaning in a query or in the query
// type.
func (r *Reader) reserved(f source.RoleField, p model.Parameter) bool {
	if slices.Contains(r.reservedNames(), p.Name) {
		r.Report(model.ReservedName, f.At, "the query parameter %s has another meaning than the member of this name: rename the member, or remove the role", p.Name)
		return true
	}
	return r.ReservesField(f, p.Field)
}

// reservedNames returns the parameters that every list has, or that this one enables.
func (r *Reader) reservedNames() []string {
	names := []string{"limit", "cursor", "sort"}
	if r.Collection.Total {
		names = append(names, "total")
	}
	return names
}

// reservedFields returns the fields that the query type of every list has, or that of
// this one.
func (r *Reader) reservedFields() []string {
	names := []string{"Limit", "After", "Sort"}
	if r.Collection.Total {
		names = append(names, "Total")
	}
	return names
}

// ReservesField reports a field whose name has another meaning in the query type. Call it
// for each field that a query gets, before it is added.
func (r *Reader) ReservesField(f source.RoleField, name string) bool {
	name = model.UpperFirst(name)
	if !slices.Contains(r.reservedFields(), name) {
		return false
	}
	r.Report(model.ReservedName, f.At, "the query type already has a field %s: rename the field, or remove the role", name)
	return true
}
