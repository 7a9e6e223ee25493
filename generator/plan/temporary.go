package plan

import (
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/etagen/etagen/templates/genfile"
)

// Names of temporary files begin and end with these, around temporaryDigits hexadecimal
// digits.
const (
	temporaryPrefix = ".etagen-"
	temporarySuffix = ".tmp"
	temporaryDigits = 16
)

// isTemporary reports whether a file has the name of a temporary file.
func isTemporary(name string) bool {
	number, ok := strings.CutPrefix(name, temporaryPrefix)
	number, isTemp := strings.CutSuffix(number, temporarySuffix)
	return ok && isTemp && len(number) == temporaryDigits && strings.Trim(number, "0123456789abcdef") == ""
}

// isOurTemporary reports whether a file with the name of a temporary file also has the
// content of one: a generated file, or the beginning of one.
func (p *Plan) isOurTemporary(path string) bool {
	content, err := ReadFile(path)
	return err == nil && slices.ContainsFunc(p.Formats, func(f *genfile.Format) bool {
		return f.Ours(content) || strings.HasPrefix(f.Begin, string(content))
	})
}

// writeTemporary writes a temporary file next to target and returns its path. With mode
// 0 the file gets the mode of a new file.
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

// copyTemporary copies a file, including its time, to a temporary file next to it. It is
// used on file systems without hard links.
func copyTemporary(path string, mode fs.FileMode) (string, error) {
	info, err := os.Stat(path)
	if err != nil {
		return "", err
	}
	content, err := ReadFile(path)
	if err != nil {
		return "", err
	}
	temporary, err := writeTemporary(path, content, mode)
	if err != nil {
		return "", err
	}
	return temporary, os.Chtimes(temporary, time.Time{}, info.ModTime())
}

// createTemporary creates a file with a new name. It does not use os.CreateTemp, which
// ignores the umask and makes files for their owner alone.
func createTemporary(dir string) (*os.File, error) {
	for {
		f, err := os.OpenFile(temporaryName(dir), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
		if !errors.Is(err, fs.ErrExist) {
			return f, err
		}
	}
}

// temporaryName returns a name for a temporary file that does not exist.
func temporaryName(dir string) string {
	return filepath.Join(dir, fmt.Sprintf("%s%0*x%s", temporaryPrefix, temporaryDigits, rand.Uint64(), temporarySuffix))
}

// withoutTemporary removes the name of a temporary file from an error, because users
// cannot do anything with it.
func withoutTemporary(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) && isTemporary(filepath.Base(path.Path)) {
		return path.Err
	}
	var link *os.LinkError
	if errors.As(err, &link) && (isTemporary(filepath.Base(link.Old)) || isTemporary(filepath.Base(link.New))) {
		return link.Err
	}
	return err
}
