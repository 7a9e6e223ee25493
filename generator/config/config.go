// Package config holds the settings of a run: from its caller, and from the flags files of
// modules.
package config

import (
	"os"
	"path"
	"path/filepath"
)

// A Config says what to generate, and how.
type Config struct {
	Dir      string   // the folder that the run is in; "" is the current one
	Patterns []string // packages as the go command names them; none is the package in Dir
	Modules  bool     // apply the patterns in each module too that is in a folder below Dir or in go.work, as if run there
	Tags     []string // build tags; they replace those of GOFLAGS, as with the go command
	Env      []string // of the go command; nil is the environment of the process
	Tests    bool     // write the tests of the resources too
	Support  string   // folder of the support package in the user's module, slash-separated, or import path of one in another module; "" is internal/etagen
	Whole    bool     // write the support package whole, for other modules too, and without a resource
	Listed   bool     // go generate runs this: it has listed the files, and fails if one is gone when its turn comes
	Header   string   // text for a comment at the top of each file, such as a licence; "" is none
	Memo     string   // folder to keep in what is rendered, for the next run; "" is none
	Brief    bool     // files that stay as they are may be missing in the plan: if Memo knows that all do, it is empty
	Given    []string // the flags among tests, support, support-whole, header and tags that no etagen.flags changes

	// Progress, if it is not nil, is told what the run is doing: a few words,
	// and how many of how many parts are done. It is called by one goroutine at
	// a time.
	Progress func(stage string, done, total int)

	// Asked, if it is not nil, is told each time why the go command is asked
	// where packages are. Most runs find them by themselves.
	Asked func(why string)
}

// DefaultSupport is the folder of the support package, from the module's root.
const DefaultSupport = "internal/etagen"

// Report tells the Progress function, if there is one.
func (c *Config) Report(stage string, done, total int) {
	if c.Progress != nil {
		c.Progress(stage, done, total)
	}
}

// ReportAsked tells the Asked function, if there is one.
func (c *Config) ReportAsked(why string) {
	if c.Asked != nil {
		c.Asked(why)
	}
}

// Environment is that of the go command.
func (c *Config) Environment() []string {
	if c.Env == nil {
		return os.Environ()
	}
	return c.Env[:len(c.Env):len(c.Env)]
}

// SupportDir returns the folder of the support package from the module's root, or
// its import path.
func (c *Config) SupportDir() string {
	if c.Support == "" {
		return DefaultSupport
	}
	return path.Clean(filepath.ToSlash(c.Support))
}
