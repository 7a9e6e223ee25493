package serving

import (
	"fmt"
	"os"
	"runtime/pprof"
	"slices"
	"time"
)

// A Share is the part of the processor time that a function or package takes.
type Share struct {
	Name    string
	Percent float64
}

// A Profile shows where the time of an entry goes.
type Profile struct {
	Packages  []Share // without the functions that they call
	Functions []Share // of etagen and its resource, or of a server, including what they call
}

// profile profiles an entry for a while.
func (e *Entry) profile(dir string, long time.Duration) (*Profile, error) {
	file, err := os.CreateTemp(dir, "profile")
	if err != nil {
		return nil, fmt.Errorf("making a file for a profile: %w", err)
	}
	if err := pprof.StartCPUProfile(file); err != nil {
		return nil, fmt.Errorf("starting a profile: %w", err)
	}
	for end := processorTime() + long; processorTime() < end; {
		for range 1000 { // so many that asking for the time takes none of it
			e.ask()
		}
	}
	pprof.StopCPUProfile()
	if err := file.Close(); err != nil {
		return nil, fmt.Errorf("writing a profile: %w", err)
	}
	return readProfile(file.Name(), isOwn)
}

// profiles profiles the entries of etagen in heats.
func profiles(heats []*Heat, rounds int) error {
	dir, err := os.MkdirTemp("", "profiles")
	if err != nil {
		return fmt.Errorf("making a folder for profiles: %w", err)
	}
	defer func() { _ = os.RemoveAll(dir) }()
	for _, h := range heats {
		for _, e := range h.Entries {
			if !slices.Contains([]string{Etagen, ByList, ByDate}, e.Name) {
				continue
			}
			if e.Profile, err = e.profile(dir, time.Duration(rounds)*200*time.Millisecond); err != nil {
				return fmt.Errorf("profiling %s: %w", e.Name, err)
			}
		}
	}
	return nil
}
