package plan

import "bytes"

// WithoutMark leaves out the byte order mark that some editors begin with.
func WithoutMark(content []byte) []byte {
	return bytes.TrimPrefix(content, []byte("\ufeff"))
}

// SameText reports whether two contents differ in nothing but line ends.
func SameText(a, b []byte) bool {
	return bytes.Equal(a, b) || bytes.Equal(UnixLines(a), UnixLines(b))
}

// UnixLines ends the lines of a text that Windows has had in hand as Unix does.
func UnixLines(b []byte) []byte {
	return bytes.ReplaceAll(b, []byte("\r\n"), []byte("\n"))
}
