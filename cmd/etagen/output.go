package main

import "io"

// An output records the first error of writing, so that a truncated report is not taken
// for a complete one.
type output struct {
	to  io.Writer
	err error
}

// Write writes, unless an earlier write has failed.
func (o *output) Write(b []byte) (int, error) {
	if o.err != nil {
		return 0, o.err
	}
	n, err := o.to.Write(b)
	o.err = err
	return n, err
}
