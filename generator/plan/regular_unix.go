//go:build unix

package plan

import (
	"os"
	"syscall"
)

// openFile opens a file to read it. It does not wait for a writer if a pipe has
// come in place of the file.
func openFile(path string) (*os.File, error) {
	return os.OpenFile(path, os.O_RDONLY|syscall.O_NONBLOCK, 0)
}
