package serving

import (
	"fmt"
	"io"
	"runtime"
)

// Measured is all that was measured with one release of Go.
type Measured struct {
	Go    string
	Heats []*Heat
}

// Measure measures handlers in so many rounds, and says on the way where it is.
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
	was := runtime.GOMAXPROCS(1) // so that collecting garbage takes the time of who makes it
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

// Find returns a heat, or nil.
func (m *Measured) Find(name string) *Heat {
	for _, h := range m.Heats {
		if h.Name == name {
			return h
		}
	}
	return nil
}
