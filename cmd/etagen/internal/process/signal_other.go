//go:build !unix

package process

// IgnoreSignals does nothing on this system.
func IgnoreSignals() {}
