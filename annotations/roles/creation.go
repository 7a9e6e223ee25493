package roles

import (
	"go/types"
	"slices"
	"strings"
	"unicode"

	"github.com/etagen/etagen/annotations/gotype"
	"github.com/etagen/etagen/annotations/jsonshape"
	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/annotations/scope"
	"github.com/etagen/etagen/annotations/source"
)

// creationNames are usual names of creation times, in lower case and without characters
// that join words.
var creationNames = []string{
	"created", "createdat", "createdon", "createddate", "createdtime", "createdtimestamp", "createdunix", "createdutc",
	"createtime", "createdate", "createtimestamp", "datecreated", "timecreated", "creationtime", "creationdate",
	"creationtimestamp", "creation", "insertedat", "insertedon", "dateinserted", "addedat", "dateadded",
}

// NoteCreation notes a creation time that clients can write. A PUT replaces the whole
// resource, so one that omits the member clears it. Call it after the members of the JSON
// are known.
func NoteCreation(b *source.Subject, fields []source.RoleField) {
	if !b.Serves("PUT") || b.Failed["readonly"] || b.JSON == nil {
		return
	}
	c := creation{assigner: &assigner{adviser{b}}, roles: fields, seen: map[*model.Schema]bool{}}
	c.members(b.Schema, nil, "")
}

// A creation searches the members of a resource, and those below them that a write can
// keep, for creation times. It visits each object once.
type creation struct {
	*assigner
	roles []source.RoleField
	seen  map[*model.Schema]bool
}

// members visits the members of an object at a path. It compares names first, since most
// members have other names. Nothing keeps a path, so all paths share one array: otherwise
// a long chain of types would need the square of its length.
func (r *creation) members(object *model.Schema, outer []*types.Var, name string) {
	if r.seen[object] {
		return
	}
	r.seen[object] = true
	for _, m := range object.Members {
		path, name := append(outer, m.Path...), name+m.Name
		v := gotype.Last(path)
		if isCreation(v.Name()) || isCreation(m.Name) {
			r.note(path, name)
		}
		inner := m.Schema.Behind()
		if inner.Type == model.ObjectSchema && !jsonshape.DecodesItself(inner.Go) && !r.isKept(path) && !r.Registered(inner.Go).IsVersioned(inner.Go) {
			r.members(inner, path, name+".") // another resource has its own creation time
		}
	}
}

// note notes the field at a path, if it can be a time and clients can set it.
func (r *creation) note(path []*types.Var, name string) {
	_, ok := r.SelectPath(path)
	if ok && !r.isKept(path) && r.couldBeTime(gotype.Last(path)) {
		r.Note(model.WritableCreation, r.Nearest(path), "a client can set %s, and a PUT without it clears it: %s if only the store sets it", name, r.giveToo(path, "readonly", r.roles))
	}
}

// isKept reports whether clients cannot set the field at a path, or one that contains
// it.
func (r *creation) isKept(path []*types.Var) bool {
	return slices.ContainsFunc(r.roles, func(f source.RoleField) bool {
		leads := len(f.Path) <= len(path) && slices.Equal(f.Path, path[:len(f.Path)])
		return leads && f.Role.Kept
	})
}

// isCreation reports whether a field or member has the name of a creation time, ignoring
// case and characters that join words.
func isCreation(name string) bool {
	word := strings.Map(func(r rune) rune {
		if strings.ContainsRune("_-.", r) {
			return -1
		}
		return unicode.ToLower(r)
	}, name)
	return slices.Contains(creationNames, word)
}

// couldBeTime reports whether the type of a field can hold a time.
func (r *assigner) couldBeTime(v *types.Var) bool {
	return gotype.Known(v.Type()) && !scope.TooSmall(v.Type(), "unix") && r.ModifiedKind(&model.Field{Selector: []string{v.Name()}, Type: v.Type()})
}

// giveToo says how to give a field an additional role.
func (r *assigner) giveToo(path []*types.Var, role string, roles []source.RoleField) string {
	c := candidate{path: path, promoted: true}
	if r.Syntax(gotype.Last(path)) == nil {
		c.promoted = !slices.ContainsFunc(path[:len(path)-1], func(v *types.Var) bool { return !v.Embedded() })
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
