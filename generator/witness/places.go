package witness

import (
	"path/filepath"
	"slices"
)

// Places lists where a run has looked. Use it to find out later if the run would give the
// same result.
type Places struct {
	Root    string   // of a module: names in all of its folders, and contents of its outputs
	Folders []string // of packages, in Root or not: names in them, and contents of their source files
	Files   []string // the content of each, or that it does not exist
}

// Equal reports whether two runs have looked at the same places. If so, the earlier
// record can be kept.
func (p *Places) Equal(other *Places) bool {
	return p.Root == other.Root && slices.Equal(p.Folders, other.Folders) && slices.Equal(p.Files, other.Files)
}

// Above returns the paths that files with the given names would have in a folder and in
// those above it. Use it for files such as go.work, which count even if they do not
// exist.
func Above(dir string, names ...string) []string {
	var paths []string
	for at := dir; ; at = filepath.Dir(at) {
		for _, name := range names {
			paths = append(paths, filepath.Join(at, name))
		}
		if at == filepath.Dir(at) {
			return paths
		}
	}
}
