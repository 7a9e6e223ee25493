package find

import (
	"fmt"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/mod/modfile"

	"github.com/etagen/etagen/generator/config"
	"github.com/etagen/etagen/generator/plan"
)

// Reads returns the files, apart from those of packages, that have determined where
// packages are. Each may be missing. It is not ok if the go command was asked, which may
// read any file, or if anything but a module and the module cache was involved.
func (f *Finder) Reads() (files []string, ok bool) {
	d := f.direct
	if f.asked || d == nil || d.work != nil || len(d.modules) != 1 || plan.Exists(filepath.Join(d.dir, "vendor")) {
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

// Surroundings returns, as a text, everything in the environment that affects how
// packages are found. Runs with different texts may find different packages. Use it to
// decide if the results of an earlier run are still valid.
func Surroundings(cfg *config.Config) string {
	var b strings.Builder
	for _, v := range cfg.Environment() {
		name, _, _ := strings.Cut(v, "=")
		switch {
		case name == "GOFILE" || name == "GOLINE" || name == "GOPACKAGE":
			// go generate sets them, and they differ for each line without changing the
			// run.
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
