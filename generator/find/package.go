package find

// A Package describes a package that was found.
type Package struct {
	ID       string // what it was asked for by; usually the path
	Path     string
	Name     string
	Dir      string
	GoFiles  []string // absolute paths of the files that the build constraints select, without tests
	Ignored  []string // absolute paths of the files that they exclude
	Module   *Module  // nil outside of modules
	Standard bool     // of the standard library
	Problem  string   // why it was not found, or has no files
}

// A Module describes a module that contains packages.
type Module struct {
	Path, Dir, GoVersion string
	Main                 bool // one of the user's: the module of the run, or one in go.work
}

// A place is the folder of a package, and its module.
type place struct {
	dir      string
	module   *Module
	standard bool
}

// A candidate is a folder that may contain a package.
type candidate struct {
	place
	path string
}
