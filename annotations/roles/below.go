package roles

import (
	"go/types"
	"reflect"
	"slices"
	"strings"

	"github.com/etagen/etagen/annotations/gotype"
	"github.com/etagen/etagen/annotations/grammar"
	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/annotations/source"
)

// A below is how the named members of a resource are looked through for roles:
// readonly holds there too, and others are ignored.
type below struct {
	*assigner
	own    []string           // paths of the fields that say when the row changes
	given  []source.RoleField // the roles that fields have without this
	within []types.Type
	steps  int
	found  []source.RoleField // in the role readonly
}

// A place is where a field stands, seen from the resource.
type place struct {
	path  []*types.Var
	index []int
	named bool   // below a field that is not embedded
	in    string // what keeps a write from the field, such as a slice; "" for nothing
	at    int    // how many fields of the path lead to that
	other bool   // that is another resource
}

// readOnlyBelow returns the read-only fields below named members: where a write
// reaches them they are kept as those of the struct itself. Roles that are
// ignored there are reported.
func (r *assigner) readOnlyBelow(st *types.Struct, roles []source.RoleField) []source.RoleField {
	var own []string
	told := false
	for _, f := range roles {
		told = told || f.Role.Validates
		if f.Role.Validates && len(f.Path) > 1 { // only these are below something
			own = append(own, f.Name())
		}
	}
	if !told || r.Failed["version"] || r.Failed["modified"] || !hasRolesBelow(st) {
		return nil
	}
	s := &below{assigner: r, own: own, given: roles, within: []types.Type{r.Object.Type()}}
	s.fields(st, place{})
	return s.found
}

// hasRolesBelow reports whether a field of a struct that one leads to has a role.
func hasRolesBelow(st *types.Struct) bool {
	seen := &gotype.Visited{}
	return !gotype.Reach(st, seen, func(t types.Type) bool {
		below, ok := t.Underlying().(*types.Struct)
		if !ok || seen.Count == 1 { // st itself
			return true
		}
		for i := range below.NumFields() {
			if reflect.StructTag(below.Tag(i)).Get(grammar.Tool) != "" {
				return false
			}
		}
		return true
	})
}

// fields looks at the fields of a struct.
func (s *below) fields(st *types.Struct, at place) {
	for i := range st.NumFields() {
		v := st.Field(i)
		next := at
		next.path, next.index = append(slices.Clip(at.path), v), append(slices.Clip(at.index), i)
		if at.named && !s.isGiven(next) {
			s.field(v, st.Tag(i), next)
		}
		next.named = at.named || !v.Embedded()
		s.lead(v.Type(), next, false)
	}
}

// isGiven reports whether an argument has given a field its role.
func (s *below) isGiven(at place) bool {
	return slices.ContainsFunc(s.given, func(f source.RoleField) bool { return slices.Equal(f.Index, at.index) })
}

// lead looks at the structs that a type leads to. A field cannot be selected
// through a second pointer, nor kept in what there may be several of.
func (s *below) lead(t types.Type, at place, behindPointer bool) {
	if s.steps++; s.steps > gotype.MaxWalked || !gotype.Known(t) || gotype.Endless(t) {
		return
	}
	keptFrom := func(what string) place {
		if at.in == "" {
			at.in, at.at = what, len(at.path)
		}
		return at
	}
	switch u := t.Underlying().(type) {
	case *types.Pointer:
		if behindPointer || !gotype.IsPointer(t) {
			at = keptFrom("a pointer to a pointer")
		}
		s.lead(u.Elem(), at, true)
	case *types.Slice:
		s.lead(u.Elem(), keptFrom("a slice"), false)
	case *types.Array:
		s.lead(u.Elem(), keptFrom("an array"), false)
	case *types.Map:
		s.lead(u.Elem(), keptFrom("a map"), false)
	case *types.Struct:
		s.structure(t, u, at, keptFrom)
	}
}

// structure looks at a struct. One that contains itself is looked at twice: the
// second time for what is not kept.
func (s *below) structure(t types.Type, st *types.Struct, at place, keptFrom func(string) place) {
	again := 0
	for _, w := range s.within {
		if types.Identical(w, t) {
			again++
		}
	}
	if at.named && s.Registered(t).IsVersioned(t) && !s.holdsOwn(at.path) {
		at = keptFrom("another resource")
		at.other = true
	}
	switch {
	case again > 1:
		return
	case again == 1 && !at.other:
		at = keptFrom("a type that contains itself")
	}
	s.within = append(s.within, t)
	s.fields(st, at)
	s.within = s.within[:len(s.within)-1]
}

// field looks at the roles of one field.
func (s *below) field(v *types.Var, tag string, at place) {
	if s.Syntax(v) == nil {
		role := source.TagRole{Role: grammar.RoleNamed("readonly"), At: s.Nearest(at.path).Roughly()}
		if grammar.HasRole(tag, "readonly") {
			s.readOnly(role, at)
		} else if grammar.HasRole(tag, "derived") {
			s.derived(role, at)
		}
		return
	}
	for _, role := range s.RolesOf(v, tag, at.path) {
		switch {
		case role.Role.Name == "readonly":
			s.readOnly(role, at)
		case role.Role.Name == "derived" && !grammar.HasRole(tag, "readonly"):
			s.derived(role, at)
		case role.Role.Validates || role.Role.Name == "variant":
			if !at.other && s.holdsOwn(at.path[:len(at.path)-1]) {
				s.reportIgnored(role, at)
			}
		case role.Role.Name == "id" || role.Role.Listed:
			if !at.other && !s.IsPromoted(v) {
				s.reportIgnored(role, at)
			}
		}
	}
}

// derived takes in a derived field as one that is read-only, if a write can keep
// it: the member that it is in joins the entity tag wherever it is.
func (s *below) derived(role source.TagRole, at place) {
	if at.in == "" {
		role.Role = grammar.RoleNamed("readonly")
		s.readOnly(role, at)
	}
}

// readOnly takes in a read-only field, or says that a client can set it.
func (s *below) readOnly(role source.TagRole, at place) {
	v := gotype.Last(at.path)
	if !s.Serves("PUT") && !s.Serves("PATCH") && (s.Collection == nil || !slices.Contains(s.Collection.Methods, "POST")) {
		return
	}
	if at.in == "" {
		field, ok := s.SelectPath(at.path)
		if !ok {
			s.Report(model.UnreachableField, role.At, "field %s has the role readonly and cannot be reached: package %s does not export it", gotype.PathName(at.path), gotype.PackagePath(v))
			return
		}
		s.found = append(s.found, source.RoleField{TagRole: role, Path: at.path, Index: at.index, Field: field})
		return
	}
	outer := gotype.PathName(at.path[:at.at])
	if at.other || s.Syntax(v) == nil || s.IsPromoted(v) {
		s.Note(model.UnusedRole, s.Nearest(at.path[:at.at]), "field %s is readonly, and a client can set it by a write of %s, for it is below %s: give %s the role readonly if no client is to set it",
			gotype.PathName(at.path), s.Name, at.in, outer)
		return
	}
	s.Report(model.NoEffect, role.At, "the role readonly of field %s is ignored below %s, so that a client can set it: give %s the role, or take it away", gotype.PathName(at.path), at.in, outer)
}

// reportIgnored reports a role that is read in the struct of a resource and in
// those that it embeds, and nowhere else.
func (s *below) reportIgnored(role source.TagRole, at place) {
	name := gotype.PathName(at.path)
	if at.in != "" {
		s.Report(model.NoEffect, role.At, "the role %s of field %s is ignored below %s: take it away", role.Role.Name, name, at.in)
		return
	}
	option := ""
	if role.Role.Name == "modified" && role.Option != "" {
		option = "," + role.Option
	}
	s.Report(model.NoEffect, role.At, "the role %s of field %s is ignored below a named field: write %s=%s%s in the resource directive, or take the role away", role.Role.Name, name, role.Role.Name, name, option)
}

// holdsOwn reports whether the struct at a path is of the row: it has a field
// that says when the row changes.
func (s *below) holdsOwn(path []*types.Var) bool {
	if len(s.own) == 0 {
		return false // the name of a long way costs as much as that is long
	}
	above := gotype.PathName(path) + "."
	return slices.ContainsFunc(s.own, func(own string) bool { return strings.HasPrefix(own, above) })
}
