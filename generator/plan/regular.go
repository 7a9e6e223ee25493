package plan

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
)

// MaxFile is the size of the largest file that a run reads. It is far more than anybody
// writes, and fits into the memory of any machine. Use it for other readers of files,
// too.
const MaxFile = 64 << 20

// ErrNotRegular is returned, possibly wrapped, for a path that is neither a file nor a
// link to one, such as a device or a pipe. Reading those might never end.
var ErrNotRegular = errors.New("it is not a regular file")

// ReadFile reads a regular file, and follows links. It returns an error for anything
// else, and for a file larger than 64 MiB. Use it instead of os.ReadFile for paths in the
// user's folders.
func ReadFile(path string) ([]byte, error) {
	var b bytes.Buffer
	if err := ReadInto(&b, path); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// ReadInto does what ReadFile does, with a buffer that has been used before, and whose
// content it replaces.
func ReadInto(b *bytes.Buffer, path string) error {
	f, size, err := openRegular(path)
	if err != nil {
		return err
	}
	defer func() { _ = f.Close() }()
	b.Reset()
	b.Grow(int(min(size, MaxFile)) + bytes.MinRead)
	_, err = b.ReadFrom(io.LimitReader(f, MaxFile+1))
	if err == nil && b.Len() > MaxFile {
		err = &os.PathError{Op: "read", Path: path, Err: fmt.Errorf("it is larger than %d MiB", MaxFile>>20)}
	}
	return err
}

// ReadBeginning reads the first bytes of a regular file, at most as many as fit into a
// buffer. It returns the errors that ReadFile returns, except for the size. Use it if the
// beginning may tell enough.
func ReadBeginning(path string, into []byte) ([]byte, error) {
	f, _, err := openRegular(path)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }()
	n, err := io.ReadFull(f, into)
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		err = nil
	}
	return into[:n], err
}

// openRegular opens a regular file, and returns its size.
func openRegular(path string) (*os.File, int64, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, 0, err
	}
	if !info.Mode().IsRegular() {
		return nil, 0, &os.PathError{Op: "read", Path: path, Err: ErrNotRegular}
	}
	f, err := openFile(path)
	if err != nil {
		return nil, 0, err
	}
	// It may have been replaced since.
	if info, err = f.Stat(); err != nil || !info.Mode().IsRegular() {
		_ = f.Close()
		return nil, 0, &os.PathError{Op: "read", Path: path, Err: errors.Join(err, ErrNotRegular)}
	}
	return f, info.Size(), nil
}

// IsRegular reports whether there is a regular file at path, or a link to one. Check a
// go.mod before the go command is called, since it would read another kind of file
// without end.
func IsRegular(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}

// IsLink reports whether there is a symbolic link at path. Call it before a path is
// followed that may lead out of the module.
func IsLink(path string) bool {
	info, err := os.Lstat(path)
	return err == nil && info.Mode().Type() == fs.ModeSymlink
}

// Exists reports whether path exists. It does not follow links. Use it if any kind of
// file is in the way.
func Exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}
