package plan

import (
	"go/token"
	"os"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/templates/genfile"
)

// InTheWay returns the diagnostic for a file that etagen must not overwrite.
func InTheWay(root, path string, format *genfile.Format) model.Diagnostic {
	message := "etagen has to write this file, but its " + format.Mark + " is missing: delete it if it was generated, rename it if it is yours"
	if info, err := os.Stat(path); err != nil && IsLink(path) {
		message = "etagen has to write this file, but there is a broken link: remove it"
	} else if err == nil && info.IsDir() {
		message = "etagen has to write this file, but there is a folder: move it away"
	} else if problem := LeavesModule(root, path); problem != nil {
		message = "etagen has to write this file, but " + problem.Error()
	} else if err == nil && !info.Mode().IsRegular() {
		message = "etagen has to write this file, but there is something else, such as a device or a pipe: remove it"
	}
	return model.Diagnostic{Pos: StartOf(path), Code: model.ForeignFile, Message: message}
}

// StartOf returns a position for a file as a whole. Use it if a mistake has no line.
func StartOf(path string) token.Position {
	return token.Position{Filename: path, Line: 1, Column: 1}
}
