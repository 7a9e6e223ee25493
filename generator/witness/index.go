package witness

import (
	"os"
	"strings"
	"time"
)

// An Index holds the names in folders and the sums of files that earlier runs have read,
// each with a stamp. They need not be read again while the stamp is the same. That is
// looked up at each use.
type Index struct {
	folders map[string]*folder
	devices map[uint64]bool // whether stamps are trusted, by device
	clock   func() time.Time
	now     time.Time // before anything was read
	changed bool      // since it was stored
	buffer  []byte
}

// A folder is what the index holds of one.
type folder struct {
	stamp   stamp
	entries []entry // in the order of their names
	met     bool    // in this run
}

// An entry is a name in a folder. The sum of a file is known if there is a stamp.
type entry struct {
	name  string
	kind  kind
	stamp stamp
	sum   Sum
}

// A kind is what a name refers to.
type kind byte

const (
	isFile   kind = 'f'
	isFolder kind = 'd'
	isOdd    kind = 'o' // neither a file nor a folder
)

// Changed reports whether the index has more than when it was read.
func (x *Index) Changed() bool { return x.changed }

// maxStrange is how many folders outside of the module are stored that no file of this
// run refers to.
const maxStrange = 500

// forget removes folders that are gone from the module in root, and folders outside of
// it if they are too many. Runs for other packages need them.
func (x *Index) forget(root string) {
	var strange []string
	for dir, f := range x.folders {
		switch {
		case f.met:
		case isBelow(root, dir):
			delete(x.folders, dir)
		default:
			strange = append(strange, dir)
		}
	}
	if len(strange) > maxStrange {
		for _, dir := range strange {
			delete(x.folders, dir)
		}
	}
}

// isBelow reports whether dir is root, or below it.
func isBelow(root, dir string) bool {
	rest, ok := strings.CutPrefix(dir, strings.TrimSuffix(root, string(os.PathSeparator)))
	return ok && (rest == "" || os.IsPathSeparator(rest[0]))
}
