//go:build unix

package plan

import (
	"os"
	"syscall"
)

// openFile opens a file to read it. If the file has been replaced by a pipe, it does not
// wait for a writer.
func openFile(path string) (*os.File, error) {
	return os.OpenFile(path, os.O_RDONLY|syscall.O_NONBLOCK, 0)
}
