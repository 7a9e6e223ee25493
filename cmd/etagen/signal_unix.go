//go:build unix

package main

import (
	"os/signal"
	"syscall"
)

// ignoreSignals has a write beyond the limit on the size of files fail as one
// on a full disk does, so that it is reported and taken back. The signal would
// end the process.
func ignoreSignals() { signal.Ignore(syscall.SIGXFSZ) }
