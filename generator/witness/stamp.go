package witness

import (
	"crypto/sha256"
	"time"
)

// A stamp is what the operating system knows about a file or folder without reading it.
// Each change of the names in a folder, or of the bytes of a file, sets the time of the
// last change, which programs cannot set. The zero stamp is that of nothing.
type stamp struct {
	device, inode           uint64
	size, modified, changed int64
}

// settling is how old a change must be before its stamp is trusted, as in the index of
// Git. A file system may use the same time for two changes soon after one another.
const settling = 2 * time.Second

// isSettled reports whether any change after a time leaves another stamp.
func (s stamp) isSettled(at time.Time) bool {
	return s != stamp{} && s.changed < at.Add(-settling).UnixNano()
}

// A Sum is a hash over places. If two sums differ, something in the places differs.
type Sum [sha256.Size]byte
