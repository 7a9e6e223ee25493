package generator

import (
	"path/filepath"
	"slices"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/generator/plan"
)

// mergeForeign puts one diagnostic in the place of those for all the names in
// a file that is in the way itself, as an output is that has lost its generated
// line.
func (r *run) mergeForeign(s *source, diagnostics []model.Diagnostic) []model.Diagnostic {
	var foreign []string
	needed := map[string]bool{} // of the files that were met
	kept := slices.DeleteFunc(diagnostics, func(d model.Diagnostic) bool {
		path := d.Pos.Filename
		if d.Code != model.NameTaken {
			return false
		}
		is, met := needed[path]
		if !met {
			is = r.needs(s, path)
			needed[path] = is
			if is {
				foreign = append(foreign, path)
			}
		}
		return is
	})
	for _, path := range foreign {
		kept = append(kept, plan.InTheWay("", path, r.kinds.formats().Of(path)))
	}
	return kept
}

// needs reports whether a file is where the output for one of the package's
// annotated types has to be.
func (r *run) needs(s *source, path string) bool {
	if !r.kinds.hasName(path) {
		return false
	}
	dir := filepath.Dir(path)
	outputs := s.outputsIn[dir]
	if outputs == nil {
		outputs = plan.NewPathSet()
		for _, name := range s.AnnotatedTypes {
			for _, path := range r.kinds.pathsFor(dir, name) {
				outputs.Add(path)
			}
		}
		if s.outputsIn == nil {
			s.outputsIn = map[string]*plan.PathSet{}
		}
		s.outputsIn[dir] = outputs
	}
	return outputs.Has(path)
}
