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

// What temporary files are called around a number of temporaryDigits
// hexadecimal digits.
const (
	temporaryPrefix = ".etagen-"
	temporarySuffix = ".tmp"
	temporaryDigits = 16
)

// isTemporary reports whether a file is called as a temporary one is.
func isTemporary(name string) bool {
	number, ok := strings.CutPrefix(name, temporaryPrefix)
	number, isTemp := strings.CutSuffix(number, temporarySuffix)
	return ok && isTemp && len(number) == temporaryDigits && strings.Trim(number, "0123456789abcdef") == ""
}

// isOurTemporary reports whether a file that is called as a temporary one is has
// the content of one: what is generated, or as much of that as was written.
func (p *Plan) isOurTemporary(path string) bool {
	content, err := ReadFile(path)
	return err == nil && slices.ContainsFunc(p.Formats, func(f *genfile.Format) bool {
		return f.Ours(content) || strings.HasPrefix(f.Begin, string(content))
	})
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

// copyTemporary copies a file to a temporary one beside it, its time included.
// It is for file systems that have no second name for a file.
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
	return filepath.Join(dir, fmt.Sprintf("%s%0*x%s", temporaryPrefix, temporaryDigits, rand.Uint64(), temporarySuffix))
}

// withoutTemporary leaves the name of a temporary file out of an error: it
// tells the user nothing.
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
