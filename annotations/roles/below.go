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

// Limits for what is kept below named members: each field needs code in every output,
// and more of it the deeper it is.
const (
	maxKept      = 500
	maxKeptDepth = 32
)

// A below searches the named members of a resource for roles. The role readonly is valid
// there, and others are ignored.
type below struct {
	*assigner
	own     []string           // paths of the fields that say when the row changes
	given   []source.RoleField // roles that fields have otherwise
	leading *gotype.Set        // types that contain fields with roles
	within  gotype.Map[int]    // how often the walk is inside each struct
	path    []*types.Var       // to the current field
	index   []int              // the path as indexes
	steps   int
	full    bool                    // a limit was exceeded, which is reported
	met     map[barrier]*gotype.Set // the structs that were visited, by what prevents a write from keeping them
	told    map[grammar.Span]int    // how often each role was reported as ignored
	found   []source.RoleField      // the fields with the role readonly
}

// A barrier is a reason why a write cannot keep fields.
type barrier struct {
	outer *types.Var
	other bool
}

// A place is the position of the walk, relative to the resource.
type place struct {
	named bool   // below a field that is not embedded
	in    string // what prevents a write from keeping the field, such as a slice; "" for nothing
	at    int    // the number of fields on the path up to that
	other bool   // it is another resource
}

// readOnlyBelow returns the read-only fields below named members. A write keeps them
// like fields of the struct itself, if it reaches them. Roles that are ignored there are
// reported.
func (r *assigner) readOnlyBelow(st *types.Struct, roles []source.RoleField) []source.RoleField {
	var own []string
	told := false
	for _, f := range roles {
		told = told || f.Role.Validates
		if f.Role.Validates && len(f.Path) > 1 { // only these are below something
			own = append(own, f.Name())
		}
	}
	if !told || r.Failed["version"] || r.Failed["modified"] {
		return nil
	}
	s := &below{assigner: r, own: own, given: roles, leading: leadingToRoles(st), met: map[barrier]*gotype.Set{}, told: map[grammar.Span]int{}}
	s.within.Set(r.Object.Type(), 1)
	s.fields(st, place{})
	return s.found
}

// leadingToRoles returns the types, other than st itself, that contain a struct with a
// role.
func leadingToRoles(st *types.Struct) *gotype.Set {
	var leading gotype.Set
	var found []types.Type
	gotype.Reach(st, &gotype.Visited{}, func(t types.Type) bool {
		if below, ok := t.Underlying().(*types.Struct); ok && t != types.Type(st) && hasRole(below) {
			leading.Add(t)
			found = append(found, t)
		}
		return true
	})
	if len(found) == 0 {
		return &leading // as for most resources
	}
	var before gotype.Map[[]types.Type]
	gotype.Reach(st, &gotype.Visited{}, func(t types.Type) bool {
		for _, part := range gotype.Parts(t.Underlying()) {
			all, _ := before.At(part)
			before.Set(part, append(all, t))
		}
		return true
	})
	for ; len(found) > 0; found = found[1:] {
		all, _ := before.At(found[0])
		for _, t := range all {
			if leading.Add(t) {
				found = append(found, t)
			}
		}
	}
	return &leading
}

// hasRole reports whether a field of a struct has a role.
func hasRole(st *types.Struct) bool {
	for i := range st.NumFields() {
		if reflect.StructTag(st.Tag(i)).Get(grammar.Tool) != "" {
			return true
		}
	}
	return false
}

// fields visits the fields of a struct.
func (s *below) fields(st *types.Struct, at place) {
	for i := range st.NumFields() {
		v := st.Field(i)
		s.path, s.index = append(s.path, v), append(s.index, i)
		if at.named && !s.full && !s.isGiven() {
			s.field(v, st.Tag(i), at)
		}
		next := at
		next.named = at.named || !v.Embedded()
		s.lead(v.Type(), next, false)
		s.path, s.index = s.path[:len(s.path)-1], s.index[:len(s.index)-1]
	}
}

// isGiven reports whether an argument has given the field its role.
func (s *below) isGiven() bool {
	return slices.ContainsFunc(s.given, func(f source.RoleField) bool { return slices.Equal(f.Index, s.index) })
}

// lead visits the structs in a type. A field cannot be selected through a second
// pointer, nor kept in an element of which there may be several.
func (s *below) lead(t types.Type, at place, behindPointer bool) {
	if s.full || !s.leading.Has(t) || !gotype.Known(t) || gotype.Endless(t) || !s.step() {
		return
	}
	keptFrom := func(what string) place {
		if at.in == "" {
			at.in, at.at = what, len(s.path)
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

// step counts a step of the walk. If there were too many, it reports that and returns
// false.
func (s *below) step() bool {
	if s.steps++; s.steps > gotype.MaxWalked {
		s.full = true
		s.Report(model.NoEffect, s.Declaration.Name(), "type %s contains fields with roles by more than %d paths: remove the roles that are ignored, or some of the paths", s.Name, gotype.MaxWalked)
	}
	return !s.full
}

// structure visits a struct. A struct that contains itself is visited twice, the second
// time for fields that are not kept. If a write cannot keep its fields, a struct is
// visited only once, and resources inside another one are not visited: one report is
// enough.
func (s *below) structure(t types.Type, st *types.Struct, at place, keptFrom func(string) place) {
	again, _ := s.within.At(t)
	if at.named && s.Registered(t).IsVersioned(t) && !s.holdsOwn(s.path) {
		if at.other {
			return
		}
		at = keptFrom("another resource")
		at.other = true
	}
	switch {
	case again > 1:
		return
	case again == 1 && !at.other:
		at = keptFrom("a type that contains itself")
	}
	if at.in != "" && !s.enters(t, at) {
		return
	}
	s.within.Set(t, again+1)
	s.fields(st, at)
	s.within.Set(t, again)
}

// enters reports whether a struct that a write does not reach is new.
func (s *below) enters(t types.Type, at place) bool {
	b := barrier{s.path[at.at-1], at.other}
	if s.met[b] == nil {
		s.met[b] = &gotype.Set{}
	}
	return s.met[b].Add(t)
}

// field reads the roles of one field.
func (s *below) field(v *types.Var, tag string, at place) {
	if s.Syntax(v) == nil {
		role := source.TagRole{Role: grammar.RoleNamed("readonly"), At: s.Nearest(s.path).Roughly()}
		if grammar.HasRole(tag, "readonly") {
			s.readOnly(role, at)
		} else if grammar.HasRole(tag, "derived") {
			s.derived(role, at)
		}
		return
	}
	for _, role := range s.RolesOf(v, tag, s.path) {
		switch {
		case role.Role.Name == "readonly":
			s.readOnly(role, at)
		case role.Role.Name == "derived" && !grammar.HasRole(tag, "readonly"):
			s.derived(role, at)
		case role.Role.Validates || role.Role.Name == "variant":
			if !at.other && s.holdsOwn(s.path[:len(s.path)-1]) {
				s.reportIgnored(role, at)
			}
		case role.Role.Name == "id" || role.Role.Listed:
			if !at.other && !s.IsPromoted(v) {
				s.reportIgnored(role, at)
			}
		}
	}
}

// derived adds a derived field as a read-only one if a write can keep it: the member
// that contains it joins the entity tag in any case.
func (s *below) derived(role source.TagRole, at place) {
	if at.in == "" {
		role.Role = grammar.RoleNamed("readonly")
		s.readOnly(role, at)
	}
}

// readOnly adds a read-only field, or reports that clients can set it.
func (s *below) readOnly(role source.TagRole, at place) {
	v := gotype.Last(s.path)
	if !s.Serves("PUT") && !s.Serves("PATCH") && (s.Collection == nil || !slices.Contains(s.Collection.Methods, "POST")) {
		return
	}
	if at.in == "" {
		s.keep(role)
		return
	}
	outer := gotype.PathName(s.path[:at.at])
	if at.other || s.Syntax(v) == nil || s.IsPromoted(v) {
		s.Note(model.UnusedRole, s.Nearest(s.path[:at.at]), "field %s is readonly, but a client can set it by a write of %s, because it is inside %s: give %s the role readonly if no client may set it",
			gotype.PathName(s.path), s.Name, at.in, outer)
		return
	}
	s.Report(model.NoEffect, role.At, "the role readonly of field %s is ignored inside %s, so a client can set it: give %s the role, or remove it", gotype.PathName(s.path), at.in, outer)
}

// keep adds a read-only field that a write reaches. If the number of fields or the depth
// exceeds a limit, it reports that once.
func (s *below) keep(role source.TagRole) {
	outer := s.path[:1]
	switch {
	case len(s.path) > maxKeptDepth:
		s.full = true
		s.Report(model.NoEffect, role.At, "field %s is below more than %d fields, so no write keeps it: give %s the role readonly", gotype.PathName(s.path), maxKeptDepth-1, gotype.PathName(outer))
		return
	case len(s.found) == maxKept:
		s.full = true
		s.Report(model.NoEffect, s.Nearest(outer), "type %s has more than %d read-only and derived fields below named ones: give %s the role readonly", s.Name, maxKept, gotype.PathName(outer))
		return
	}
	field, ok := s.SelectPath(s.path)
	if !ok {
		s.Report(model.UnreachableField, role.At, "field %s has the role readonly but is not accessible: package %s does not export it", gotype.PathName(s.path), gotype.PackagePath(gotype.Last(s.path)))
		return
	}
	s.found = append(s.found, source.RoleField{TagRole: role, Path: slices.Clone(s.path), Index: slices.Clone(s.index), Field: field})
}

// reportIgnored reports a role that is only valid in the struct of a resource and in
// those that it embeds.
func (s *below) reportIgnored(role source.TagRole, at place) {
	if s.told[role.At]++; s.told[role.At] > gotype.MaxWays {
		return
	}
	name := gotype.PathName(s.path)
	if at.in != "" {
		s.Report(model.NoEffect, role.At, "the role %s of field %s is ignored inside %s: remove it", role.Role.Name, name, at.in)
		return
	}
	if role.Role.Listed {
		s.Report(model.NoEffect, role.At, "the role %s of field %s is ignored below a named field, because a query has names only for the members of %s itself: remove it, or embed the struct", role.Role.Name, name, s.Name)
		return
	}
	option := ""
	if role.Role.Name == "modified" && role.Option != "" {
		option = "," + role.Option
	}
	s.Report(model.NoEffect, role.At, "the role %s of field %s is ignored below a named field: write %s=%s%s in the resource directive, or remove the role", role.Role.Name, name, role.Role.Name, name, option)
}

// holdsOwn reports whether the struct at a path belongs to the row: it has a field that
// says when the row changes.
func (s *below) holdsOwn(path []*types.Var) bool {
	if len(s.own) == 0 {
		return false // building the name of a long path takes time in proportion to its length
	}
	above := gotype.PathName(path) + "."
	return slices.ContainsFunc(s.own, func(own string) bool { return strings.HasPrefix(own, above) })
}
