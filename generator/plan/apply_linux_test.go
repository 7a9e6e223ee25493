package plan

import (
	"os"
	"syscall"
	"testing"
)

// TestApplyOnFullDisk runs on a separate file system that is too small, in size or in
// the number of files. If mounting is not permitted, as in some containers, there is
// still TestApplyBeyondLimit.
func TestApplyOnFullDisk(t *testing.T) {
	for _, options := range []string{"size=128k", "nr_inodes=6"} {
		t.Run(options, func(t *testing.T) {
			dir := os.Getenv(inChild)
			if dir != "" {
				if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, options); err != nil {
					t.Skipf("no file system can be mounted here: %v", err)
				}
				applyOnFullDisk(t, dir, syscall.ENOSPC)
				return
			}
			err := runChild(t, t.TempDir(), &syscall.SysProcAttr{
				Cloneflags:  syscall.CLONE_NEWUSER | syscall.CLONE_NEWNS,
				UidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Geteuid(), Size: 1}},
				GidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getegid(), Size: 1}},
			})
			if err != nil {
				t.Skipf("no file system can be mounted here: %v", err)
			}
		})
	}
}
