package annotations

import "slices"

// checkDerived reports derived fields that are not in the body: there is
// nothing of them that a tag could miss.
func (r *reader) checkDerived(res *Resource, roles []roleField) {
	if res.JSON == nil {
		return
	}
	for _, f := range roles {
		if f.role.Name != "derived" {
			continue
		}
		inBody := slices.ContainsFunc(res.JSON, func(m *Member) bool {
			return slices.Equal(m.Field.Selector, f.field.Selector)
		})
		if !inBody {
			r.report(NotInBody, f.at, "field %s is derived and not a member of the JSON: take the role away", f.name())
		}
	}
}
