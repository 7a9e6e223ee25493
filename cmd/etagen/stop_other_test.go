//go:build !unix

package main

// actsAsAnother reports whether the process was another program. Signals are not tested
// on this system.
func actsAsAnother() bool { return false }
