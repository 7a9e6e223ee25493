package find

import (
	"fmt"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/mod/modfile"

	"github.com/etagen/etagen/generator/config"
)

// Reads returns the files, beside those of packages, that have told where packages are:
// each may be missing. It is not ok if the go command was asked, which may read any, or
// if there is more to it than a module and what is in the module cache.
func (f *Finder) Reads() (files []string, ok bool) {
	d := f.direct
	if f.asked || d == nil || d.work != nil || len(d.modules) != 1 || exists(filepath.Join(d.dir, "vendor")) {
		return nil, false
	}
	m := d.modules[0]
	if slices.ContainsFunc(m.file.Replace, func(r *modfile.Replace) bool { return r.New.Version == "" }) {
		return nil, false
	}
	for _, name := range []string{"go.mod", "go.sum", "go.work.sum", config.FlagsFile} {
		files = append(files, filepath.Join(m.Dir, name))
	}
	return append(files, d.reads...), true
}

// Surroundings returns as a text all that finding packages takes from the environment:
// runs for which it differs may find others.
func Surroundings(cfg *config.Config) string {
	var b strings.Builder
	for _, v := range cfg.Environment() {
		name, _, _ := strings.Cut(v, "=")
		switch {
		case name == "GOFILE" || name == "GOLINE" || name == "GOPACKAGE":
			// go generate sets them, and another line is no other run.
		case strings.HasPrefix(name, "GO") || strings.HasPrefix(name, "CGO_") ||
			slices.Contains([]string{"CC", "PATH", "HOME", "USERPROFILE", "XDG_CONFIG_HOME", "AppData", "APPDATA"}, name):
			fmt.Fprintf(&b, "%q\n", v)
		}
	}
	for _, name := range []string{"go", "gcc", "clang", "gopackagesdriver"} {
		path, _ := exec.LookPath(name)
		to, _ := filepath.EvalSymlinks(path)
		fmt.Fprintf(&b, "%s is %q, %q\n", name, path, to)
	}
	return b.String()
}
