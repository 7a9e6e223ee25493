package generator

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/etagen/etagen/annotations"
)

// inTheWay is the diagnostic for what is not ours to overwrite.
func inTheWay(root, path string) annotations.Diagnostic {
	message := "etagen has to write this file, and its generated line is missing: delete it if it was generated, rename it if it is yours"
	if info, err := os.Stat(path); err != nil && isLink(path) {
		message = "etagen has to write a file of this name, and there is a link that leads nowhere: remove it"
	} else if err == nil && info.IsDir() {
		message = "etagen has to write a file of this name, and there is a folder: move it away"
	} else if problem := leavesModule(root, path); problem != nil {
		message = "etagen has to write a file of this name, and " + problem.Error()
	} else if err == nil && !info.Mode().IsRegular() {
		message = "etagen has to write a file of this name, and there is something else, such as a device or a pipe: remove it"
	}
	return annotations.Diagnostic{Pos: startOf(path), Code: CodeForeignFile, Message: message}
}

// mergeForeign puts one diagnostic in the place of those for all the names in
// a file that is in the way itself, as an output is that has lost its generated
// line.
func (s *source) mergeForeign(diagnostics []annotations.Diagnostic) []annotations.Diagnostic {
	var foreign []string
	needed := map[string]bool{} // of the files that were met
	kept := slices.DeleteFunc(diagnostics, func(d annotations.Diagnostic) bool {
		path := d.Pos.Filename
		if d.Code != annotations.NameTaken {
			return false
		}
		is, met := needed[path]
		if !met {
			is = s.needs(path)
			needed[path] = is
			if is {
				foreign = append(foreign, path)
			}
		}
		return is
	})
	for _, path := range foreign {
		kept = append(kept, inTheWay("", path))
	}
	return kept
}

// needs reports whether a file is where the output for one of the package's
// annotated types has to be.
func (s *source) needs(path string) bool {
	if !hasOutputName(path) {
		return false
	}
	dir := filepath.Dir(path)
	outputs := s.outputsIn[dir]
	if outputs == nil {
		outputs = newPathSet()
		for _, name := range s.annotatedTypes {
			stem := filepath.Join(dir, strings.ToLower(name))
			outputs.add(stem + outputSuffix)
			outputs.add(stem + testSuffix)
		}
		if s.outputsIn == nil {
			s.outputsIn = map[string]*pathSet{}
		}
		s.outputsIn[dir] = outputs
	}
	return outputs.has(path)
}
