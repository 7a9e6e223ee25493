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
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, &os.PathError{Op: "read", Path: path, Err: ErrNotRegular}
	}
	f, err := openFile(path)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }()
	// It may have been replaced since.
	if info, err = f.Stat(); err != nil || !info.Mode().IsRegular() {
		return nil, &os.PathError{Op: "read", Path: path, Err: errors.Join(err, ErrNotRegular)}
	}
	b := bytes.NewBuffer(make([]byte, 0, min(info.Size(), MaxFile)+bytes.MinRead))
	_, err = b.ReadFrom(io.LimitReader(f, MaxFile+1))
	content := b.Bytes()
	if err == nil && len(content) > MaxFile {
		err = &os.PathError{Op: "read", Path: path, Err: fmt.Errorf("it is larger than %d MiB", MaxFile>>20)}
	}
	if err != nil {
		return nil, err
	}
	return content, nil
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
