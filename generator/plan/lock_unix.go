//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package plan

import (
	"errors"
	"os"
	"syscall"
)

// tryLock locks a folder until the returned file is closed or the process ends. The file
// is nil if the folder cannot be locked, or if another process has the lock; then busy
// is set.
func tryLock(dir string) (f *os.File, busy bool) {
	f, err := os.Open(dir)
	if err != nil {
		return nil, false
	}
	if err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		_ = f.Close()
		return nil, errors.Is(err, syscall.EWOULDBLOCK)
	}
	return f, false
}
