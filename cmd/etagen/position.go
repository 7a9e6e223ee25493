package main

import (
	"go/token"
	"path/filepath"
)

// A position is a place in a file. Lines and columns count from 1, columns in
// bytes.
type position struct {
	File   string `json:"file"`
	Line   int    `json:"line"`
	Column int    `json:"column"`
}

// position is a place as seen from the working directory.
func (p *printer) position(pos token.Position) position {
	return position{p.slashed(pos.Filename), pos.Line, pos.Column}
}

// slashed is relative with slashes on every system.
func (p *printer) slashed(path string) string { return filepath.ToSlash(p.relative(path)) }

// relative is a path as seen from the working directory, where that is shorter:
// a run in a package writes the support package elsewhere in the module.
func (p *printer) relative(path string) string {
	rel, err := filepath.Rel(p.dir, path)
	if err != nil || len(rel) >= len(path) {
		return path
	}
	return rel
}
