//go:build !unix

package process

// IgnoreSignals does nothing on this system. Call it before anything is written.
func IgnoreSignals() {}
