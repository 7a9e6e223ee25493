package generator

// A Config says what to generate, and how.
type Config struct {
	Dir      string   // the folder that the run is in; "" is the current one
	Patterns []string // packages as the go command names them; none is the package in Dir
	Modules  bool     // apply the patterns in each module too that is in a folder below Dir or in go.work, as if run there
	Tags     []string // build tags; they replace those of GOFLAGS, as with the go command
	Env      []string // of the go command; nil is the environment of the process
	Tests    bool     // write the tests of the resources too
	Support  string   // folder of the support package in the user's module, slash-separated; "" is internal/etagen
	Listed   bool     // go generate runs this: it has listed the files, and fails if one is gone when its turn comes
	Header   string   // text for a comment at the top of each file, such as a licence; "" is none
	Given    []string // the flags among tests, support, header and tags that no etagen.flags changes

	// Progress, where it is not nil, is told what the run is doing: a few
	// words, and how many of how many parts are done. It is called by one
	// goroutine at a time.
	Progress func(stage string, done, total int)

	kinds kinds // of files that are written; nil are those of templates
}

// DefaultSupport is the folder of the support package, from the module's root.
const DefaultSupport = "internal/etagen"

// progress tells the Progress function, if there is one.
func (c *Config) progress(stage string, done, total int) {
	if c.Progress != nil {
		c.Progress(stage, done, total)
	}
}
