package main

import (
	"fmt"
	"os"
	"syscall"
)

// These are the capabilities that let root on Linux ignore the modes of files, and the
// call that drops them for a thread and the programs that it executes: see
// capabilities(7) and PR_CAPBSET_DROP(2const).
const (
	capDACOverride   = 1
	capDACReadSearch = 2
	prCapBSetDrop    = 24
)

// dropPrivileges drops what lets root write anywhere, for this thread and the programs
// that it executes. Other users have no such privilege.
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
