//go:build !unix

package generator

import "os"

// openFile opens a file to read it.
func openFile(path string) (*os.File, error) { return os.Open(path) }
