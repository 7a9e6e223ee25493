package genfile

import "bytes"

// WithoutMark removes the byte order mark with which some editors begin a file. Call it
// before a file from the disk is parsed.
func WithoutMark(content []byte) []byte {
	return bytes.TrimPrefix(content, []byte("\ufeff"))
}

// IsBlank reports whether a file contains only blanks. If so, nothing is lost when the
// file is overwritten.
func IsBlank(content []byte) bool { return len(bytes.TrimSpace(WithoutMark(content))) == 0 }

// SameText reports whether two contents differ only in line ends. If so, the file on the
// disk is up to date.
func SameText(a, b []byte) bool {
	return bytes.Equal(a, b) || bytes.Equal(UnixLines(a), UnixLines(b))
}

// UnixLines returns a text with Unix line ends: the text itself if it has no others. Call
// it before lines from the disk are compared.
func UnixLines(b []byte) []byte {
	if !bytes.Contains(b, []byte("\r\n")) {
		return b
	}
	return bytes.ReplaceAll(b, []byte("\r\n"), []byte("\n"))
}

// FirstDifference returns the number of the first line of a text that differs from the
// same line of another. The texts must differ, and other must not begin with text.
func FirstDifference(text, other []byte) int {
	same := 0
	for same < min(len(text), len(other)) && text[same] == other[same] {
		same++
	}
	return 1 + bytes.Count(text[:same], []byte("\n"))
}

// ConflictLine returns the number of the first line that begins a merge conflict; 0 if
// there is none.
func ConflictLine(content []byte) int {
	number := 0
	for line := range bytes.Lines(content) {
		number++
		if bytes.HasPrefix(line, []byte("<<<<<<< ")) {
			return number
		}
	}
	return 0
}
