// Package place names files, and places in them, as seen from a folder.
package place

import (
	"go/token"
	"path/filepath"

	"github.com/etagen/etagen/annotations"
)

// A Folder is the one that paths are printed as seen from.
type Folder string

// A Position is a place in a file. Lines and columns count from 1, columns in
// bytes.
type Position struct {
	File   string `json:"file"`
	Line   int    `json:"line"`
	Column int    `json:"column"`
}

// Position is a place as seen from the folder.
func (f Folder) Position(pos token.Position) Position {
	return Position{f.Slashed(pos.Filename), pos.Line, pos.Column}
}

// Slashed is Relative with slashes on every system.
func (f Folder) Slashed(path string) string { return filepath.ToSlash(f.Relative(path)) }

// Relative is a path as seen from the folder, where that is shorter: a run in a
// package writes the support package elsewhere in the module.
func (f Folder) Relative(path string) string {
	rel, err := filepath.Rel(string(f), path)
	if err != nil || len(rel) >= len(path) {
		return path
	}
	return rel
}

// Shown is Relative as it can be printed. The names of files come from the tree,
// and may have anything in them.
func (f Folder) Shown(path string) string { return annotations.Visible(f.Relative(path)) }
