//go:build !unix

package main

// ignoreSignals has nothing to do on this system.
func ignoreSignals() {}
