package main

import (
	"fmt"
	"os"
	"syscall"
)

// What root is called on Linux for passing over the modes of files, and the
// call that takes it from a thread and the programs that it becomes: see
// capabilities(7) and PR_CAPBSET_DROP(2const).
const (
	capDACOverride   = 1
	capDACReadSearch = 2
	prCapBSetDrop    = 24
)

// dropPrivileges takes from the thread, and from what it becomes, what lets root
// write anywhere. Others than root have no such thing.
func dropPrivileges() error {
	if os.Geteuid() != 0 {
		return nil
	}
	for _, capability := range []uintptr{capDACOverride, capDACReadSearch} {
		if _, _, errno := syscall.RawSyscall(syscall.SYS_PRCTL, prCapBSetDrop, capability, 0); errno != 0 {
			return fmt.Errorf("giving up capability %d: %w (run the tests as another user than root)", capability, errno)
		}
	}
	return nil
}
