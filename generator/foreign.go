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
	kept := slices.DeleteFunc(diagnostics, func(d annotations.Diagnostic) bool {
		path := d.Pos.Filename
		if d.Code != annotations.NameTaken || !s.needs(path) {
			return false
		}
		if !slices.Contains(foreign, path) {
			foreign = append(foreign, path)
		}
		return true
	})
	for _, path := range foreign {
		kept = append(kept, inTheWay("", path))
	}
	return kept
}

// needs tells whether a file is where the output for one of the package's
// annotated types has to be.
func (s *source) needs(path string) bool {
	return hasOutputName(path) && slices.ContainsFunc(s.annotatedTypes, func(name string) bool {
		stem := filepath.Join(filepath.Dir(path), strings.ToLower(name))
		return samePath(path, stem+outputSuffix) || samePath(path, stem+testSuffix)
	})
}
