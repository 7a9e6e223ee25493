//go:build unix

package main

import (
	"os/signal"
	"syscall"
)

// ignoreSignals makes a write beyond the file size limit fail like one on a full disk,
// so that it is reported and undone. The signal would end the process.
func ignoreSignals() { signal.Ignore(syscall.SIGXFSZ) }
