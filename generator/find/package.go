package find

// A Package describes a package that was found. Use it to parse the package's files.
type Package struct {
	ID       string   // what it was asked for by; usually the path
	Path     string   // the import path
	Name     string   // as in the package clause
	Dir      string   // an absolute path
	GoFiles  []string // absolute paths of the files that the build constraints select, without tests
	Ignored  []string // absolute paths of the files that they exclude
	Module   *Module  // nil outside of modules
	Standard bool     // of the standard library
	Problem  string   // why it was not found, or has no files
}

// A Module describes a module that contains packages. Use it to find out where outputs
// belong.
type Module struct {
	Path, Dir, GoVersion string // Dir is an absolute path; GoVersion is that of go.mod
	Main                 bool   // one of the user's: the module of the run, or one in go.work
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
