package roles

import (
	"fmt"
	"go/types"
	"path/filepath"
	"strings"

	"github.com/etagen/etagen/annotations/gotype"
	"github.com/etagen/etagen/annotations/grammar"
	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/annotations/source"
)

// reportAmbiguous reports a field with a role that Go does not promote, because another
// field with its name is at the same depth. If both have the role, only the first is
// reported.
func (r *assigner) reportAmbiguous(f source.RoleField) {
	var others []string
	for _, path := range r.equallyDeep(r.Object.Type(), gotype.Last(f.Path).Name()) {
		switch name := gotype.PathName(path); {
		case name != f.Name():
			others = append(others, r.placed(path, f.At))
		case len(others) > 0 && r.Failed[f.Role.Name]:
			return
		}
	}
	r.Report(model.UnreachableField, f.At, "field %s has the role %s but is not promoted, because %s is at the same depth: write %s in the resource directive",
		f.Name(), f.Role.Name, strings.Join(others, " and "), roleArgument(f))
}

// equallyDeep returns the paths to the nearest fields with a name, if there is more than
// one.
func (r *assigner) equallyDeep(t types.Type, name string) [][]*types.Var {
	st, ok := gotype.Deref(t).Underlying().(*types.Struct)
	if !ok {
		return nil
	}
	var paths [][]*types.Var
	gotype.EachField(st, gotype.Visit{Within: []types.Type{t}}, func(v gotype.Visit, _ string) {
		if gotype.Last(v.Path).Name() != name {
			return
		}
		if len(paths) > 0 && len(v.Path) < len(paths[0]) {
			paths = nil
		}
		if len(paths) == 0 || len(v.Path) == len(paths[0]) {
			paths = append(paths, v.Path)
		}
	})
	if len(paths) < 2 {
		return nil
	}
	return paths
}

// hiding describes the field at the end of a path, or the method, that hides a field.
func (r *assigner) hiding(obj types.Object, path []*types.Var, from grammar.Span) string {
	if _, isField := obj.(*types.Var); isField {
		return r.placed(path, from)
	}
	return "the method " + obj.Name()
}

// placed returns the path to a field, with its line if that is in the package.
func (r *assigner) placed(path []*types.Var, from grammar.Span) string {
	v := gotype.Last(path)
	if r.Syntax(v) == nil {
		return gotype.PathName(path)
	}
	at := r.Position(v.Pos())
	if at.Filename == r.Position(from.Pos).Filename {
		return fmt.Sprintf("%s in line %d", gotype.PathName(path), at.Line)
	}
	return fmt.Sprintf("%s in %s:%d", gotype.PathName(path), filepath.Base(at.Filename), at.Line)
}

// roleArgument returns the argument of the resource directive that gives a field its
// role by its whole path.
func roleArgument(f source.RoleField) string {
	option := ""
	if f.Option != "" && f.Role.Name == "modified" {
		option = "," + f.Option
	}
	return f.Role.ArgumentFor(f.Option) + "=" + f.Name() + option
}
