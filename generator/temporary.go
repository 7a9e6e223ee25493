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
		f, err := os.OpenFile(temporaryName(dir), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
		if !errors.Is(err, fs.ErrExist) {
			return f, err
		}
	}
}

// temporaryName is a name for a temporary file that none has.
func temporaryName(dir string) string {
	return filepath.Join(dir, fmt.Sprintf("%s%d%s", temporaryPrefix, rand.Uint64(), temporarySuffix))
}
