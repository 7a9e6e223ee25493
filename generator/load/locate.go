package load

import (
	"bytes"
	"cmp"
	"path/filepath"
	"strings"

	"golang.org/x/tools/go/packages"

	"github.com/etagen/etagen/generator/plan"
)

// locate fills in of a package what a driver other than the go command leaves
// out (see GOPACKAGESDRIVER): its folder and its module. The module is the one
// whose go.mod is around the folder, if the import path says so too, and it is a
// main one if it is that of the run, or below.
func (l *Loader) locate(p *packages.Package) {
	if p.Dir == "" && len(p.GoFiles) > 0 {
		p.Dir = filepath.Dir(p.GoFiles[0])
	}
	if p.Module != nil || p.Dir == "" || isStandard(p) {
		return
	}
	root := enclosingModule(p.Dir)
	rel, err := filepath.Rel(root, p.Dir)
	if root == "" || err != nil {
		return
	}
	path := p.PkgPath
	if rel != "." {
		var ok bool
		if path, ok = strings.CutSuffix(p.PkgPath, "/"+filepath.ToSlash(rel)); !ok {
			return
		}
	}
	p.Module = &packages.Module{Path: path, Dir: root, GoVersion: goLine(root), Main: l.isMain(root)}
}

// isMain reports whether the module in root is the user's: the one that the run
// is in, or one below.
func (l *Loader) isMain(root string) bool {
	dir, err := filepath.Abs(l.Dir)
	if err != nil {
		return false
	}
	for at := root; ; at = filepath.Dir(at) {
		if plan.SamePath(at, dir) || plan.SamePath(at, enclosingModule(dir)) {
			return true
		}
		if at == filepath.Dir(at) {
			return false
		}
	}
}

// goLine is the Go version that a go.mod says that its module is written in; ""
// where it says none.
func goLine(root string) string {
	content, err := plan.ReadFile(filepath.Join(root, "go.mod"))
	if err != nil {
		return ""
	}
	for line := range bytes.Lines(content) {
		if words := strings.Fields(string(line)); len(words) >= 2 && words[0] == "go" {
			return words[1]
		}
	}
	return ""
}

// enclosingModule is the root of the module that a folder is in; "" for none.
func enclosingModule(dir string) string {
	for at := dir; ; at = filepath.Dir(at) {
		if plan.IsModule(at) {
			return at
		}
		if at == filepath.Dir(at) {
			return ""
		}
	}
}

// ModuleAround is the root of the module that a folder is in, links followed so
// that it has one name; "" for none.
func ModuleAround(dir string) string {
	dir, err := filepath.Abs(cmp.Or(dir, "."))
	if err == nil {
		dir, err = filepath.EvalSymlinks(dir)
	}
	if err != nil {
		return ""
	}
	return enclosingModule(dir)
}
