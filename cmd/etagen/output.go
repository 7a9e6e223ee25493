package main

import "io"

// An output remembers why it could not be written, so that a report which is
// cut short does not pass for a whole one.
type output struct {
	to  io.Writer
	err error
}

// Write writes, unless writing has failed before.
func (o *output) Write(b []byte) (int, error) {
	if o.err != nil {
		return 0, o.err
	}
	n, err := o.to.Write(b)
	o.err = err
	return n, err
}
