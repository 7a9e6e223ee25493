package witness

import "syscall"

// stampOf returns the stamp of a file, or of a folder. It returns the zero stamp if
// there is none, or if it could not be trusted. That of a link is not enough.
func (x *Index) stampOf(path string, isFolder bool) stamp {
	var info syscall.Stat_t
	if syscall.Lstat(path, &info) != nil || (info.Mode&syscall.S_IFMT == syscall.S_IFDIR) != isFolder {
		return stamp{}
	}
	if format := info.Mode & syscall.S_IFMT; format != syscall.S_IFREG && format != syscall.S_IFDIR {
		return stamp{}
	}
	device := uint64(info.Dev)
	trusted, known := x.devices[device]
	if !known {
		trusted = isLocal(path)
		x.devices[device] = trusted
	}
	if !trusted {
		return stamp{}
	}
	return stamp{device, uint64(info.Ino), int64(info.Size), info.Mtim.Nano(), info.Ctim.Nano()}
}

// These are the numbers of file systems in statfs(2).
const (
	btrfs   = 0x9123683e
	ext     = 0xef53
	f2fs    = 0xf2f52010
	overlay = 0x794c7630
	tmpfs   = 0x01021994
	xfs     = 0x58465342
)

// isLocal reports whether the kernel sets the times of files itself, by its own clock,
// at each change. A server in the network may have another clock, and its changes may be
// seen late.
func isLocal(path string) bool {
	var info syscall.Statfs_t
	if syscall.Statfs(path, &info) != nil {
		return false
	}
	switch uint32(info.Type) {
	case btrfs, ext, f2fs, overlay, tmpfs, xfs:
		return true
	}
	return false
}
