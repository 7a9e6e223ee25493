package find

import (
	"bytes"
	"cmp"
	"go/version"
	"os"
	"path"
	"path/filepath"
	"strings"

	"golang.org/x/mod/modfile"

	"github.com/etagen/etagen/generator/plan"
)

// within returns the folder of a package in a module. It must exist, contain Go files,
// and not be part of a nested module.
func within(modulePath, root, importPath string) (dir string, ok bool) {
	rel, ok := strings.CutPrefix(importPath, modulePath)
	if !ok || rel != "" && rel[0] != '/' {
		return "", false
	}
	dir = filepath.Join(root, filepath.FromSlash(rel))
	for at := dir; at != root && at != filepath.Dir(at); at = filepath.Dir(at) {
		if plan.IsModule(at) {
			return "", false
		}
	}
	return dir, hasGoFiles(dir)
}

// hasGoFiles reports whether a folder contains Go files.
func hasGoFiles(dir string) bool {
	entries, _ := os.ReadDir(dir)
	for _, e := range entries {
		if strings.HasSuffix(e.Name(), ".go") && !e.IsDir() {
			return true
		}
	}
	return false
}

// unreadable says why the first Go file in a folder that cannot be read cannot; "" if all
// can. The go command leaves out such files, and go/packages does not say why.
func unreadable(dir string) string {
	entries, _ := os.ReadDir(dir)
	for _, e := range entries {
		if filepath.Ext(e.Name()) != ".go" || e.IsDir() {
			continue
		}
		if _, err := plan.ReadFile(filepath.Join(dir, e.Name())); err != nil {
			return err.Error()
		}
	}
	return ""
}

func isDir(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// pathDir returns the import path of the folder above a package; "." if there is none.
func pathDir(p string) string { return path.Dir(p) }

// compareGo compares the versions of two go lines.
func compareGo(a, b string) int { return version.Compare("go"+a, "go"+b) }

// newer reports whether one version of Go is newer than another.
func newer(a, b string) bool { return compareGo(a, b) > 0 }

// GoLine returns the Go version in the go line of a go.mod; "" if there is none.
func GoLine(root string) string {
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

// ModulePath returns the module path in the go.mod of a folder; "" if there is none. Use it
// for a module without packages.
func ModulePath(root string) string {
	content, err := plan.ReadFile(filepath.Join(root, "go.mod"))
	if err != nil {
		return ""
	}
	return modfile.ModulePath(content)
}

// EnclosingModule returns the root of the module that contains a folder; "" if there is
// none.
func EnclosingModule(dir string) string {
	for at := dir; ; at = filepath.Dir(at) {
		if plan.IsModule(at) {
			return at
		}
		if at == filepath.Dir(at) {
			return ""
		}
	}
}

// ModuleAround returns the root of the module that contains a folder; "" if there is
// none. Links are followed, so that a module has only one name.
func ModuleAround(dir string) string {
	dir, err := filepath.Abs(cmp.Or(dir, "."))
	if err == nil {
		dir, err = filepath.EvalSymlinks(dir)
	}
	if err != nil {
		return ""
	}
	return EnclosingModule(dir)
}
