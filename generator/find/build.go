package find

import (
	"errors"
	"go/build"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// A builder selects the files of packages by their build constraints.
type builder struct {
	context  build.Context
	isOutput func(path string) bool
}

// newBuilder returns a builder for a set of build tags.
func newBuilder(s *settings, tags []string, isOutput func(string) bool) builder {
	ctx := build.Default
	ctx.GOROOT, ctx.GOPATH = "", "" // folders are given, so nothing is searched for
	ctx.HasSubdir = func(string, string) (string, bool) { return "", false }
	ctx.BuildTags = s.tags(tags)
	ctx.CgoEnabled = s.cgoEnabled()
	return builder{ctx, isOutput}
}

// cgoEnabled reports whether the go command would build with cgo.
func (s *settings) cgoEnabled() bool {
	if v := s.get("CGO_ENABLED"); v == "0" || v == "1" {
		return v == "1"
	}
	if s.env["CC"] != "" {
		return build.Default.CgoEnabled
	}
	compiler := "gcc"
	switch build.Default.GOOS {
	case "darwin", "ios", "freebsd", "openbsd":
		compiler = "clang"
	}
	_, err := exec.LookPath(compiler)
	return build.Default.CgoEnabled && err == nil
}

// build returns the package in a folder, or nil if it has no files to build.
func (b builder) build(at candidate) (*Package, error) {
	main := at.module != nil && at.module.Main
	found, err := b.read(at.dir, func(name string) bool {
		return !main && strings.HasSuffix(name, "_test.go") || main && b.isOutput(filepath.Join(at.dir, name))
	})
	if none := (*build.NoGoError)(nil); errors.As(err, &none) {
		found, err = b.read(at.dir, func(string) bool { return false })
		if errors.As(err, &none) {
			return nil, nil
		}
	}
	switch several := (*build.MultiplePackageError)(nil); {
	case errors.As(err, &several):
		return nil, unsure("%s has files of several packages", at.path)
	case err != nil && len(found.InvalidGoFiles) == 0:
		return nil, unsure("%s cannot be read", at.path)
	case main && (len(found.CgoFiles) > 0 || len(found.SwigFiles) > 0):
		return nil, unsure("%s uses cgo", at.path)
	}
	return &Package{
		ID:       at.path,
		Path:     at.path,
		Name:     found.Name,
		Dir:      at.dir,
		GoFiles:  joined(at.dir, found.GoFiles, found.CgoFiles),
		Ignored:  joined(at.dir, found.IgnoredGoFiles, found.IgnoredOtherFiles),
		Module:   at.module,
		Standard: at.standard,
	}, nil
}

// read reads the beginnings of the files in a folder, except those that leftOut selects.
func (b builder) read(dir string, leftOut func(name string) bool) (*build.Package, error) {
	ctx := b.context
	ctx.ReadDir = func(dir string) ([]fs.FileInfo, error) {
		entries, err := os.ReadDir(dir)
		var infos []fs.FileInfo
		for _, e := range entries {
			if !leftOut(e.Name()) {
				infos = append(infos, entry{e})
			}
		}
		return infos, err
	}
	return ctx.ImportDir(dir, 0)
}

// An entry adapts a directory entry to what go/build expects, without a stat call.
type entry struct{ fs.DirEntry }

func (e entry) Size() int64        { return 0 }
func (e entry) Mode() fs.FileMode  { return e.Type() }
func (e entry) ModTime() time.Time { return time.Time{} }
func (e entry) Sys() any           { return nil }

// joined returns the paths of files in a folder.
func joined(dir string, lists ...[]string) []string {
	var paths []string
	for _, names := range lists {
		for _, name := range names {
			paths = append(paths, filepath.Join(dir, name))
		}
	}
	return paths
}
