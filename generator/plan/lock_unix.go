//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package plan

import (
	"errors"
	"os"
	"syscall"
)

// tryLock locks a folder until the file that it returns is closed, or the
// process ends, however it does. The file is nil if another process has the
// lock, which is then busy, and if there can be none.
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
