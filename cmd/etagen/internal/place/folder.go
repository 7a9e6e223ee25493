// Package place formats paths and positions relative to a folder.
package place

import (
	"go/token"
	"path/filepath"

	"github.com/etagen/etagen/annotations"
)

// A Folder is the folder that printed paths are relative to. Use the working directory of
// the command.
type Folder string

// A Position is a position in a file. Lines and columns count from 1, columns in bytes.
// Use it for the JSON of --json.
type Position struct {
	File   string `json:"file"`
	Line   int    `json:"line"`
	Column int    `json:"column"`
}

// Position returns a position with its path relative to the folder. Use it for the JSON
// of --json.
func (f Folder) Position(pos token.Position) Position {
	return Position{f.Slashed(pos.Filename), pos.Line, pos.Column}
}

// Slashed returns Relative with slashes on every system. Use it for JSON, which is the
// same on every system.
func (f Folder) Slashed(path string) string { return filepath.ToSlash(f.Relative(path)) }

// Relative returns a path relative to the folder if that is shorter. A run in a package
// may write the support package elsewhere in the module.
func (f Folder) Relative(path string) string {
	rel, err := filepath.Rel(string(f), path)
	if err != nil || len(rel) >= len(path) {
		return path
	}
	return rel
}

// Shown returns Relative in a form that is safe to print. The names of files may contain
// any bytes. Use it for text.
func (f Folder) Shown(path string) string { return annotations.Visible(f.Relative(path)) }
