package generator

import (
	"bytes"
	"path/filepath"
	"strings"

	"github.com/etagen/etagen/templates"
)

// What the outputs of a resource are called behind its name.
const (
	outputSuffix = "_etagen.go"
	testSuffix   = "_etagen_test.go"
)

// isOutput tells whether a file is an output of an earlier run: by its name,
// and by its content.
func isOutput(path string, content []byte) bool {
	return hasOutputName(path) && isOurs(content)
}

// hasOutputName tells whether a file is called as the output of a resource is.
func hasOutputName(path string) bool {
	name := filepath.Base(path)
	return strings.HasSuffix(name, outputSuffix) || strings.HasSuffix(name, testSuffix)
}

// isOurs tells whether a file of a name that etagen writes may be overwritten:
// the generated line is before its package clause, or there is nothing in it.
// A merge that has left conflict markers in it, above that line too, does not
// make the file anybody else's.
func isOurs(content []byte) bool {
	content = bytes.TrimPrefix(content, []byte("\ufeff"))
	if len(bytes.TrimSpace(content)) == 0 {
		return true
	}
	for line := range bytes.Lines(content) {
		line = bytes.TrimRight(line, "\r\n")
		if string(line) == templates.GeneratedLine {
			return true
		}
		if bytes.HasPrefix(line, []byte("package ")) {
			return false
		}
	}
	return false
}

// sameText tells whether two contents differ in nothing but line ends.
func sameText(a, b []byte) bool {
	return bytes.Equal(a, b) || bytes.Equal(unixLines(a), unixLines(b))
}

// unixLines ends the lines of a text that Windows has had in hand as Unix does.
func unixLines(b []byte) []byte {
	return bytes.ReplaceAll(b, []byte("\r\n"), []byte("\n"))
}
