package generator

import (
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
)

// What temporary files are called around a number.
const (
	temporaryPrefix = ".etagen-"
	temporarySuffix = ".tmp"
)

// isTemporary tells whether a file is called as a temporary one is.
func isTemporary(name string) bool {
	return strings.HasPrefix(name, temporaryPrefix) && strings.HasSuffix(name, temporarySuffix)
}

// locate finds out where the change goes: through symbolic links when it
// writes, but a link is itself what is deleted.
func (ch *change) locate() error {
	info, err := os.Lstat(ch.Path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	if info.Mode().Type() == fs.ModeSymlink && ch.Action != Delete {
		if ch.target, err = filepath.EvalSymlinks(ch.Path); err != nil {
			return err
		}
		if info, err = os.Stat(ch.target); err != nil {
			return err
		}
	}
	ch.mode = info.Mode().Perm()
	return nil
}

// writeTemporary writes a content to a temporary file beside target and
// returns its path. With mode 0 the file gets what a new file gets.
func writeTemporary(target string, content []byte, mode fs.FileMode) (path string, err error) {
	f, err := createTemporary(filepath.Dir(target))
	if err != nil {
		return "", err
	}
	defer func() {
		if closeErr := f.Close(); err == nil {
			err = closeErr
		}
		if err != nil {
			_ = os.Remove(f.Name())
		}
	}()
	if mode != 0 {
		if err := f.Chmod(mode); err != nil {
			return "", err
		}
	}
	_, err = f.Write(content)
	return f.Name(), err
}

// createTemporary creates a file of a new name. os.CreateTemp would do, but
// its files are for their owner alone, whatever the umask.
func createTemporary(dir string) (*os.File, error) {
	for {
		name := fmt.Sprintf("%s%d%s", temporaryPrefix, rand.Uint64(), temporarySuffix)
		f, err := os.OpenFile(filepath.Join(dir, name), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
		if !errors.Is(err, fs.ErrExist) {
			return f, err
		}
	}
}

// install puts the new content in place. A temporary file that is gone was
// taken for one of a killed run, by a run beside this one: it is written
// again.
func (ch *change) install() error {
	err := os.Rename(ch.temporary, ch.target)
	for range 10 {
		if !errors.Is(err, fs.ErrNotExist) || exists(ch.temporary) {
			break
		}
		if ch.temporary, err = writeTemporary(ch.target, ch.Content, ch.mode); err != nil {
			ch.temporary = ""
			return err
		}
		err = os.Rename(ch.temporary, ch.target)
	}
	if err == nil {
		ch.temporary = ""
	}
	return err
}
