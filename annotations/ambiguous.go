package annotations

import (
	"fmt"
	"go/types"
	"path/filepath"
	"strings"
)

// reportAmbiguous reports a field with a role that Go does not promote, for
// another of its name is as deep. Of two with one role the first is enough.
func (r *reader) reportAmbiguous(obj *types.TypeName, f roleField) {
	var others []string
	for _, path := range r.equallyDeep(obj.Type(), last(f.path).Name()) {
		switch name := pathName(path); {
		case name != f.name():
			others = append(others, r.placed(path, f.at))
		case len(others) > 0 && r.failed[f.role.Name]:
			return
		}
	}
	r.report(UnreachableField, f.at, "field %s has the role %s and is not promoted, because %s is as deep: write %s in the resource directive",
		f.name(), f.role.Name, strings.Join(others, " and "), roleArgument(f))
}

// equallyDeep are the paths to the fields of a name that are the nearest to a
// type, if there is more than one.
func (r *reader) equallyDeep(t types.Type, name string) [][]*types.Var {
	st, ok := deref(t).Underlying().(*types.Struct)
	if !ok {
		return nil
	}
	var paths [][]*types.Var
	walkFields(st, visit{within: []types.Type{t}}, func(v visit, _ string) {
		if last(v.path).Name() != name {
			return
		}
		if len(paths) > 0 && len(v.path) < len(paths[0]) {
			paths = nil
		}
		if len(paths) == 0 || len(v.path) == len(paths[0]) {
			paths = append(paths, v.path)
		}
	})
	if len(paths) < 2 {
		return nil
	}
	return paths
}

// hiding is what hides a field: the field at the end of a path, or a method.
func (r *reader) hiding(obj types.Object, path []*types.Var, from span) string {
	if _, isField := obj.(*types.Var); isField {
		return r.placed(path, from)
	}
	return "the method " + obj.Name()
}

// placed is the path to a field, with its line if that is in the package.
func (r *reader) placed(path []*types.Var, from span) string {
	v := last(path)
	if r.syntax(v) == nil {
		return pathName(path)
	}
	at := r.position(v.Pos())
	if at.Filename == r.position(from.pos).Filename {
		return fmt.Sprintf("%s in line %d", pathName(path), at.Line)
	}
	return fmt.Sprintf("%s in %s:%d", pathName(path), filepath.Base(at.Filename), at.Line)
}

// roleArgument is the argument of the resource directive that gives a field its
// role by the whole way to it.
func roleArgument(f roleField) string {
	option := ""
	if f.option != "" && f.role.Name == "modified" {
		option = "," + f.option
	}
	return f.role.Name + "=" + f.name() + option
}
