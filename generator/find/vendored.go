package find

import (
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/mod/module"
	"golang.org/x/mod/semver"
)

// settleVendor determines whether packages of other modules are in the vendor folder.
func (w *workspace) settleVendor() error {
	info, err := os.Stat(filepath.Join(w.dir, "vendor"))
	there := err == nil && info.IsDir()
	switch mod := w.flags["mod"]; {
	case mod == "mod" || mod == "readonly":
	case there && w.work != nil:
		return unsure("the workspace has a folder vendor")
	case mod == "vendor" || there && !newer("1.14", w.modules[0].GoVersion):
		w.vendored, err = w.readVendored()
		return err
	}
	return nil
}

// readVendored reads vendor/modules.txt and returns the module of each package. The file
// must agree with go.mod.
func (w *workspace) readVendored() (map[string]*vendoredModule, error) {
	content, err := os.ReadFile(filepath.Join(w.dir, "vendor", "modules.txt"))
	if err != nil {
		return nil, unsure("vendor/modules.txt cannot be read")
	}
	modules, packages := map[module.Version]*vendoredModule{}, map[string]*vendoredModule{}
	var m *vendoredModule
	for line := range strings.Lines(string(content)) {
		line = strings.TrimSpace(line)
		words := strings.Fields(line)
		switch {
		case strings.HasPrefix(line, "## ") && m != nil:
			m.annotate(strings.TrimPrefix(line, "## "))
		case strings.HasPrefix(line, "# ") && len(words) >= 3:
			is := parseVendored(words[1:])
			if m = modules[is.version]; m == nil {
				m = is
				modules[m.version] = m
			}
			m.replaced = is.replaced
		case len(words) == 1 && m != nil:
			packages[line] = m
		}
	}
	return packages, w.checkVendored(modules)
}

// parseVendored parses a line of vendor/modules.txt that begins a module.
func parseVendored(words []string) *vendoredModule {
	m := &vendoredModule{version: module.Version{Path: words[0]}}
	rest := words[1:]
	if semver.IsValid(rest[0]) {
		m.version.Version, rest = rest[0], rest[1:]
	}
	if len(rest) >= 2 && rest[0] == "=>" {
		m.replaced.Path = rest[1]
		if len(rest) == 3 {
			m.replaced.Version = rest[2]
		}
	}
	return m
}

// annotate applies a line of vendor/modules.txt about a module.
func (m *vendoredModule) annotate(line string) {
	for entry := range strings.SplitSeq(line, ";") {
		entry = strings.TrimSpace(entry)
		m.explicit = m.explicit || entry == "explicit"
		if v, ok := strings.CutPrefix(entry, "go "); ok {
			m.goVersion = v
		}
	}
}

// checkVendored returns an error if vendor/modules.txt does not match go.mod.
func (w *workspace) checkVendored(modules map[module.Version]*vendoredModule) error {
	file := w.modules[0].file
	required, replaced := map[module.Version]bool{}, map[module.Version]module.Version{}
	for _, r := range file.Require {
		required[r.Mod] = true
		if m := modules[r.Mod]; m == nil || !m.explicit {
			return unsure("vendor/modules.txt is not of this go.mod")
		}
	}
	for _, r := range file.Replace {
		replaced[r.Old] = r.New
		if m := modules[r.Old]; m == nil || m.replaced != r.New {
			return unsure("vendor/modules.txt is not of this go.mod")
		}
	}
	for version, m := range modules {
		by := replaced[version]
		if by.Path == "" {
			by = replaced[module.Version{Path: version.Path}]
		}
		if m.explicit && !required[version] || m.replaced != by {
			return unsure("vendor/modules.txt is not of this go.mod")
		}
	}
	return nil
}
