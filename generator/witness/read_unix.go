//go:build unix

package witness

import (
	"errors"
	"os"
	"syscall"

	"github.com/etagen/etagen/generator/plan"
)

// read returns the content of a regular file, until the next call. It needs half of the
// system calls of os.ReadFile, and no new memory for most files.
func (x *Index) read(path string) ([]byte, error) {
	fd, err := retried(func() (int, error) {
		return syscall.Open(path, syscall.O_RDONLY|syscall.O_NONBLOCK|syscall.O_CLOEXEC, 0)
	})
	if err != nil {
		return nil, &os.PathError{Op: "open", Path: path, Err: err}
	}
	defer func() { _ = syscall.Close(fd) }()
	var info syscall.Stat_t
	if err := syscall.Fstat(fd, &info); err != nil {
		return nil, &os.PathError{Op: "stat", Path: path, Err: err}
	}
	if info.Mode&syscall.S_IFMT != syscall.S_IFREG || int64(info.Size) > plan.MaxFile {
		return nil, &os.PathError{Op: "read", Path: path, Err: plan.ErrNotRegular}
	}
	if size := int(info.Size); len(x.buffer) < size {
		x.buffer = make([]byte, 2*size)
	}
	n := 0
	for n < int(info.Size) {
		m, err := retried(func() (int, error) { return syscall.Read(fd, x.buffer[n:info.Size]) })
		if err != nil {
			return nil, &os.PathError{Op: "read", Path: path, Err: err}
		}
		if m == 0 {
			break // it has been cut since
		}
		n += m
	}
	return x.buffer[:n], nil
}

// retried repeats a system call that a signal interrupts.
func retried(call func() (int, error)) (int, error) {
	for {
		n, err := call()
		if !errors.Is(err, syscall.EINTR) {
			return n, err
		}
	}
}
