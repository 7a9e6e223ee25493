package term

import (
	"io/fs"
	"os"
)

// IsTerminal reports whether somebody is probably looking at what is written to a file.
// If so, progress and colours are useful.
func IsTerminal(f *os.File) bool { return IsScreen(f) && os.Getenv("TERM") != "dumb" }

// IsScreen reports whether a file is a terminal, whatever TERM says: it interprets escape
// sequences. If so, a line can be erased.
func IsScreen(f *os.File) bool {
	info, err := f.Stat()
	return err == nil && info.Mode()&fs.ModeCharDevice != 0
}
