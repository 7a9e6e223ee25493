//go:build !unix

package main

// ignoreSignals does nothing on this system.
func ignoreSignals() {}
