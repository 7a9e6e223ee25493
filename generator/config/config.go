// Package config holds the settings of a run, set by the caller and by the flags files
// of modules.
package config

import (
	"os"
	"path"
	"path/filepath"
)

// A Config says what to generate, and how. Use the zero value for the package in the
// working directory.
type Config struct {
	Dir      string   // the folder to run in; "" is the current one
	Patterns []string // packages as the go command names them; empty means the package in Dir
	Modules  bool     // also apply the patterns in each module below Dir or in go.work, as if run there
	Tags     []string // build tags; they replace those in GOFLAGS, as with the go command
	Env      []string // of the go command; nil means the environment of the process
	Tests    bool     // also write tests of the resources
	Support  string   // folder of the support package in the user's module, slash-separated, or import path of one in another module; "" is internal/etagen
	Whole    bool     // write the complete support package, even without a resource, so that other modules can use it
	Listed   bool     // go generate runs this: it has already listed the files, and fails if one is missing when its turn comes
	Header   string   // text for a comment at the top of each file, such as a licence; "" for none
	Memo     string   // folder that keeps rendered files for the next run; "" for none
	Brief    bool     // the plan may omit unchanged files, so it is empty if Memo shows that nothing has changed
	Given    []string // those of the flags tests, support, support-whole, header and tags that etagen.flags must not override

	// Progress, if it is not nil, is called to show progress: with the stage in a few
	// words, and how many of how many parts are done. Calls do not overlap.
	Progress func(stage string, done, total int)

	// Asked, if it is not nil, is called with the reason each time the go command has to
	// find packages. Most runs find them without it.
	Asked func(why string)
}

// DefaultSupport is the folder of the support package, relative to the module's root. It
// is used if Config.Support is empty.
const DefaultSupport = "internal/etagen"

// Report calls the Progress function, if there is one.
func (c *Config) Report(stage string, done, total int) {
	if c.Progress != nil {
		c.Progress(stage, done, total)
	}
}

// ReportAsked calls the Asked function, if there is one.
func (c *Config) ReportAsked(why string) {
	if c.Asked != nil {
		c.Asked(why)
	}
}

// Environment returns the environment of the go command. Use it for every call of the
// command.
func (c *Config) Environment() []string {
	if c.Env == nil {
		return os.Environ()
	}
	return c.Env[:len(c.Env):len(c.Env)]
}

// SupportDir returns the folder of the support package, relative to the module's root, or
// its import path. Use it instead of the field Support, which may be empty.
func (c *Config) SupportDir() string {
	if c.Support == "" {
		return DefaultSupport
	}
	return path.Clean(filepath.ToSlash(c.Support))
}
