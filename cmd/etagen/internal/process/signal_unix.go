//go:build unix

package process

import (
	"os/signal"
	"syscall"
)

// IgnoreSignals makes a write beyond the file size limit fail like one on a full disk,
// so that it is reported and undone. The signal would end the process. Call it before
// anything is written.
func IgnoreSignals() { signal.Ignore(syscall.SIGXFSZ) }
