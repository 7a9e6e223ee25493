package term

import (
	"io/fs"
	"os"
)

// IsTerminal reports whether somebody is likely to look at what is written to a
// file.
func IsTerminal(f *os.File) bool {
	info, err := f.Stat()
	return err == nil && info.Mode()&fs.ModeCharDevice != 0 && os.Getenv("TERM") != "dumb"
}
