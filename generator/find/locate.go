package find

import (
	"path/filepath"
	"strings"

	"golang.org/x/tools/go/packages"

	"github.com/etagen/etagen/generator/plan"
)

// locate fills in the folder and the module of a package, which drivers other than the
// go command omit (see GOPACKAGESDRIVER). The module is the one whose go.mod is in a
// folder above, if its path fits the import path. It is a main module if it is the
// module of the run, which is in the folder from, or below that. With GO111MODULE=off,
// the go command makes up a path that no file can import; it belongs to no module.
func locate(p *packages.Package, from string) {
	if p.Dir == "" && len(p.GoFiles) > 0 {
		p.Dir = filepath.Dir(p.GoFiles[0])
	}
	if p.Module != nil || p.Dir == "" || isStandard(p) || strings.HasPrefix(p.PkgPath, "_/") {
		return
	}
	root := EnclosingModule(p.Dir)
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
	p.Module = &packages.Module{Path: path, Dir: root, GoVersion: GoLine(root), Main: isMain(root, from)}
}

// isMain reports whether the module in root is the user's: the one that contains from,
// or one below it.
func isMain(root, from string) bool {
	for at := root; ; at = filepath.Dir(at) {
		if plan.SamePath(at, from) || plan.SamePath(at, EnclosingModule(from)) {
			return true
		}
		if at == filepath.Dir(at) {
			return false
		}
	}
}

// isStandard reports whether a package is part of the standard library. A listing of
// names and files does not say so, but the folder ends in src and the import path.
func isStandard(p *packages.Package) bool {
	root, ok := strings.CutSuffix(filepath.ToSlash(p.Dir), "/"+p.PkgPath)
	return p.Module == nil && ok && strings.HasSuffix(root, "/src") && plan.Exists(filepath.Join(root, "runtime", "runtime.go"))
}
