package genfile

import "bytes"

// WithoutMark leaves out the byte order mark that some editors begin with.
func WithoutMark(content []byte) []byte {
	return bytes.TrimPrefix(content, []byte("\ufeff"))
}

// IsBlank reports whether there is nothing in a file.
func IsBlank(content []byte) bool { return len(bytes.TrimSpace(WithoutMark(content))) == 0 }

// SameText reports whether two contents differ in nothing but line ends.
func SameText(a, b []byte) bool {
	return bytes.Equal(a, b) || bytes.Equal(UnixLines(a), UnixLines(b))
}

// UnixLines returns a text with the line ends of Unix, also if it has those of Windows.
func UnixLines(b []byte) []byte {
	return bytes.ReplaceAll(b, []byte("\r\n"), []byte("\n"))
}

// FirstDifference is the number of the first line of a text that is not in the
// same place of another. The two differ, and the other is not just longer.
func FirstDifference(text, other []byte) int {
	same := 0
	for same < min(len(text), len(other)) && text[same] == other[same] {
		same++
	}
	return 1 + bytes.Count(text[:same], []byte("\n"))
}

// ConflictLine is the number of the first line that begins a merge conflict; 0
// when none does.
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
