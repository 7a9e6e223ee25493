package generator

import (
	"bytes"
	"path/filepath"
	"strings"

	"github.com/etagen/etagen/generator/plan"
	"github.com/etagen/etagen/templates"
)

// What the outputs of a resource are called behind its name.
const (
	outputSuffix = "_etagen.go"
	testSuffix   = "_etagen_test.go"
)

// isOutput reports whether a file is an output of an earlier run: of a resource,
// or of the support package, whose files may have any name.
func isOutput(path string, content []byte) bool {
	return isGenerated(content) || hasOutputName(path) && goFormat().Ours(content)
}

// hasOutputName reports whether a file is called as the output of a resource is.
func hasOutputName(path string) bool {
	name := filepath.Base(path)
	return strings.HasSuffix(name, outputSuffix) || strings.HasSuffix(name, testSuffix)
}

// isGenerated reports whether the generated line is before the package clause. A
// merge that has left conflict markers above that line does not make the file
// anybody else's.
func isGenerated(content []byte) bool {
	for line := range bytes.Lines(plan.WithoutMark(content)) {
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

// isGeneratedFile reports whether the file at path is generated.
func isGeneratedFile(path string) bool {
	content, err := plan.ReadFile(path)
	return err == nil && isGenerated(content)
}
