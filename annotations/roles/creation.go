package roles

import (
	"go/types"
	"slices"
	"strings"

	"github.com/etagen/etagen/annotations/gotype"
	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/annotations/scope"
	"github.com/etagen/etagen/annotations/source"
)

// creationNames are what fields with the time of creation are called, in lower
// case and without what joins the words.
var creationNames = []string{
	"created", "createdat", "createdon", "createddate", "createdtime", "createdtimestamp", "createdunix", "createdutc",
	"createtime", "createdate", "createtimestamp", "datecreated", "timecreated", "creationtime", "creationdate",
	"creationtimestamp", "creation", "insertedat", "insertedon", "dateinserted", "addedat", "dateadded",
}

// noteCreation notes a creation time that clients can write. A PUT is the whole
// of a resource: one that leaves the member out clears it.
func (r *assigner) noteCreation(roles []source.RoleField) {
	if !r.Serves("PUT") || r.Failed["readonly"] {
		return
	}
	for _, m := range r.JSON {
		// The names come first, since the way to a field costs as much as a struct has fields.
		if n := len(m.Field.Selector); n == 0 || !isCreation(m.Field.Selector[n-1]) && !isCreation(m.Name) {
			continue
		}
		path := r.PathOf(m.Field)
		if len(path) != len(m.Field.Selector) {
			continue
		}
		v := gotype.Last(path)
		kept := slices.ContainsFunc(roles, func(f source.RoleField) bool {
			return gotype.Last(f.Path) == v && f.Role.Kept
		})
		if !kept && r.couldBeTime(v) {
			r.Note(model.WritableCreation, r.Nearest(path), "a client can set %s, and a PUT that leaves it out clears it: %s if the store alone sets it", m.Name, r.giveToo(path, "readonly", roles))
		}
	}
}

// isCreation reports whether a field or a member is called like the time of
// creation, in any case and with whatever joins the words.
func isCreation(name string) bool {
	name = strings.NewReplacer("_", "", "-", "", ".", "").Replace(strings.ToLower(name))
	return slices.Contains(creationNames, name)
}

// couldBeTime reports whether the type of a field can hold a time.
func (r *assigner) couldBeTime(v *types.Var) bool {
	return gotype.Known(v.Type()) && !scope.TooSmall(v.Type(), "unix") && r.ModifiedKind(&model.Field{Selector: []string{v.Name()}, Type: v.Type()})
}

// giveToo says how to give a field one more role.
func (r *assigner) giveToo(path []*types.Var, role string, roles []source.RoleField) string {
	c := candidate{path: path, promoted: true}
	if r.Syntax(gotype.Last(path)) == nil {
		return r.give(c, role)
	}
	var all []string
	for _, f := range roles {
		if gotype.Last(f.Path) == gotype.Last(path) {
			all = append(all, f.Role.Name)
		}
	}
	return r.give(c, append(all, role)...)
}
