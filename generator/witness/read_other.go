//go:build !unix

package witness

import "github.com/etagen/etagen/generator/plan"

// read returns the content of a regular file.
func (x *Index) read(path string) ([]byte, error) { return plan.ReadFile(path) }
