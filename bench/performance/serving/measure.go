package serving

import (
	"fmt"
	"io"
	"runtime"
)

// Measured has all measurements with one release of Go.
type Measured struct {
	Go    string
	Heats []*Heat
}

// Measure measures handlers in the given number of rounds, and prints its progress.
func Measure(rounds int, progress io.Writer) (*Measured, error) {
	all, err := table()
	if err != nil {
		return nil, err
	}
	apart, err := alone()
	if err != nil {
		return nil, err
	}
	all = append(all, apart...)
	was := runtime.GOMAXPROCS(1) // so that garbage collection takes the time of whoever makes garbage
	for _, h := range all {
		_, _ = fmt.Fprintf(progress, "%s: %s\n", runtime.Version(), h.Name)
		h.run(rounds)
	}
	if err := profiles(apart, rounds); err != nil {
		return nil, err
	}
	runtime.GOMAXPROCS(was)
	over, err := loopback(rounds, progress)
	if err != nil {
		return nil, err
	}
	return &Measured{runtime.Version(), append(all, over...)}, nil
}

// Find returns the heat with a name, or nil.
func (m *Measured) Find(name string) *Heat {
	for _, h := range m.Heats {
		if h.Name == name {
			return h
		}
	}
	return nil
}
