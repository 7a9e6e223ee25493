package find

import (
	"go/build"
	"go/version"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"github.com/etagen/etagen/generator/config"
)

// settings are the variables that the go command reads.
type settings struct {
	env    map[string]string
	files  map[string]string // those of the user, which go env -w writes, and those of GOROOT
	goroot string
	local  string // the version of Go in GOROOT, such as go1.26.8
	flags  map[string]string
	reads  []string // the files that were read, or looked for
}

// readSettings reads the settings that the go command would use.
func readSettings(cfg config.Config) (*settings, error) {
	s := &settings{env: map[string]string{}, files: map[string]string{}}
	for _, v := range cfg.Environment() {
		if name, value, ok := strings.Cut(v, "="); ok {
			s.env[name] = value
		}
	}
	for _, step := range []func() error{s.readUserFile, s.findGOROOT, s.checkToolchain, s.readFlags, s.check} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	return s, nil
}

// get returns a variable, from the environment or else from a file.
func (s *settings) get(name string) string {
	if v := s.env[name]; v != "" {
		return v
	}
	return s.files[name]
}

// readFlags reads GOFLAGS. An unknown flag might change where packages are, so it is an
// error.
func (s *settings) readFlags() error {
	s.flags = map[string]string{}
	for _, word := range splitFlags(s.get("GOFLAGS")) {
		name, value, _ := strings.Cut(strings.TrimLeft(strings.Trim(word, `'"`), "-"), "=")
		s.flags[name] = value
		if !slices.Contains(knownFlags(), name) {
			return unsure("GOFLAGS has -%s", name)
		}
	}
	if mod := s.flags["mod"]; mod != "" && mod != "mod" && mod != "readonly" && mod != "vendor" {
		return unsure("GOFLAGS has -mod=%s", mod)
	}
	return nil
}

// tags returns the build tags: list, which replaces the tags in GOFLAGS, if it is not
// empty.
func (s *settings) tags(list []string) []string {
	if len(list) == 0 {
		list = []string{s.flags["tags"]}
	}
	var tags []string
	for _, tag := range list {
		tags = append(tags, strings.FieldsFunc(tag, func(c rune) bool { return c == ',' || c == ' ' })...)
	}
	return tags
}

// readUserFile reads the file that go env -w writes.
func (s *settings) readUserFile() error {
	path := s.env["GOENV"]
	if path == "off" {
		return nil
	}
	if path == "" {
		for _, name := range []string{"HOME", "XDG_CONFIG_HOME", "AppData"} {
			if s.env[name] != os.Getenv(name) {
				return unsure("%s is not that of the process", name)
			}
		}
		dir, err := os.UserConfigDir()
		if err != nil {
			return nil
		}
		path = filepath.Join(dir, "go", "env")
	}
	s.readFile(path)
	return nil
}

// readFile reads a file of variables, if it exists. Variables that are already set are
// kept.
func (s *settings) readFile(path string) {
	s.reads = append(s.reads, path)
	content, _ := os.ReadFile(path)
	for line := range strings.Lines(string(content)) {
		name, value, ok := strings.Cut(strings.TrimSpace(line), "=")
		if _, known := s.files[name]; ok && !known && !strings.HasPrefix(name, "#") {
			s.files[name] = value
		}
	}
}

// findGOROOT finds the GOROOT of the go command that would be asked.
func (s *settings) findGOROOT() error {
	s.goroot = s.get("GOROOT")
	if s.goroot == "" {
		s.goroot = commandRoot()
	}
	s.reads = append(s.reads, filepath.Join(s.goroot, "VERSION"))
	content, err := os.ReadFile(filepath.Join(s.goroot, "VERSION"))
	if s.goroot == "" || err != nil {
		return unsure("the folder of Go is not known")
	}
	s.goroot = filepath.Clean(s.goroot)
	s.local, _, _ = strings.Cut(string(content), "\n")
	s.local = strings.TrimSpace(s.local)
	s.readFile(filepath.Join(s.goroot, "go.env"))
	return nil
}

// commandRoot returns the GOROOT of the go command in the path; "" if there is none.
func commandRoot() string {
	command, err := exec.LookPath("go")
	if err != nil {
		return ""
	}
	for range 2 {
		root := filepath.Dir(filepath.Dir(command))
		if info, err := os.Stat(filepath.Join(root, "pkg", "tool")); err == nil && info.IsDir() {
			return root
		}
		if command, err = filepath.EvalSymlinks(command); err != nil {
			return ""
		}
	}
	return ""
}

// checkToolchain returns an error unless the Go in GOROOT is the one that would be used,
// and selects files as the Go that built this program does.
func (s *settings) checkToolchain() error {
	if version.Lang(s.local) == "" || version.Lang(s.local) != version.Lang(runtime.Version()) {
		return unsure("the go command is %s, and this program was built with %s", s.local, runtime.Version())
	}
	switch chosen := s.get("GOTOOLCHAIN"); chosen {
	case "", "auto", "local", "path", "local+auto", "local+path", s.local:
		return nil
	default:
		return unsure("GOTOOLCHAIN is %s", chosen)
	}
}

// fits returns an error if the go or toolchain line of a file asks for a newer Go.
func (s *settings) fits(path, goLine string) error {
	if goLine != "" && version.Compare("go"+strings.TrimPrefix(goLine, "go"), s.local) > 0 {
		return unsure("%s is for a newer Go than %s", path, s.local)
	}
	return nil
}

// check returns an error if a setting changes where packages are, or what is built of
// them, in a way that only the go command knows.
func (s *settings) check() error {
	if driver := s.env["GOPACKAGESDRIVER"]; driver != "off" {
		if _, err := exec.LookPath("gopackagesdriver"); driver != "" || err == nil {
			return unsure("there is a driver, as by GOPACKAGESDRIVER")
		}
	}
	if mode := s.get("GO111MODULE"); mode != "" && mode != "on" && mode != "auto" {
		return unsure("GO111MODULE is %s", mode)
	}
	if s.get("GOEXPERIMENT") != "" {
		return unsure("GOEXPERIMENT is set")
	}
	for name, is := range map[string]string{"GOOS": build.Default.GOOS, "GOARCH": build.Default.GOARCH} {
		if v := s.get(name); v != "" && v != is {
			return unsure("%s is not that of the process", name)
		}
	}
	for name := range s.files { // the process itself does not see these
		if name == "GO"+strings.ToUpper(build.Default.GOARCH) {
			return unsure("%s is set by go env -w", name)
		}
	}
	return nil
}
