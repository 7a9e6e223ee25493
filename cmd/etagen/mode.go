package main

import (
	"fmt"

	"github.com/spf13/pflag"
)

// A mode is a kind of run.
type mode string

// These are the modes. All but modeRun are flags of the same name.
const (
	modeRun     mode = "run"
	modeCheck   mode = "check"
	modeDiff    mode = "diff"
	modeList    mode = "list"
	modeOpenAPI mode = "openapi"
	modeExplain mode = "explain"
	modeVersion mode = "version"
)

// compares reports whether the mode reports files that are not up to date, also by its
// exit status.
func (m mode) compares() bool { return m == modeCheck || m == modeDiff }

// exclusive returns sets of flags of which at most one can be given, because they
// contradict each other or one makes another useless.
func exclusive() [][]string {
	return [][]string{
		{string(modeCheck), string(modeDiff), string(modeList), string(modeOpenAPI), string(modeExplain), string(modeVersion)},
		{"quiet", "verbose"},
		{"quiet", "list"},
		{"quiet", "explain"},
		{"quiet", "json"},
		{"json", string(modeVersion)},
		{"json", string(modeOpenAPI)},
		{"modules", string(modeOpenAPI)},
	}
}

// checkExclusive returns an error if flags exclude each other.
func checkExclusive(flags *pflag.FlagSet) error {
	for _, names := range exclusive() {
		first := ""
		for _, name := range names {
			if !isGiven(flags, name) {
				continue
			}
			if first != "" {
				return fmt.Errorf("--%s and --%s cannot be combined: give one of them", first, name)
			}
			first = name
		}
	}
	return nil
}

// modeOf returns the mode that the flags ask for.
func modeOf(flags *pflag.FlagSet) mode {
	for _, name := range exclusive()[0] {
		if isGiven(flags, name) {
			return mode(name)
		}
	}
	return modeRun
}

// isGiven reports whether a flag is given other than as --flag=false.
func isGiven(flags *pflag.FlagSet, name string) bool {
	f := flags.Lookup(name)
	return f != nil && f.Changed && f.Value.String() != "false"
}
