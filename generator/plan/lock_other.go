//go:build !(darwin || dragonfly || freebsd || linux || netbsd || openbsd)

package plan

import "os"

// tryLock does nothing: this system cannot lock folders.
func tryLock(string) (f *os.File, busy bool) { return nil, false }
