//go:build !unix

package main

// actsAsAnother reports whether the process was another than the command; signals
// are not tested on this system.
func actsAsAnother() bool { return false }
