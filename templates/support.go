package templates

import (
	"embed"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/etagen/etagen/templates/genfile"
	"github.com/etagen/etagen/templates/subset"
)

//go:embed support/*.go support/etagentest/*.go support/etagenclient/*.go
var supportFiles embed.FS

// Names of the support package and of the packages below it: one runs generated tests,
// the other is for generated clients. Use them instead of the texts in paths and in code.
const (
	SupportName = "etagen"
	RunnerName  = "etagentest"
	ClientName  = "etagenclient"
)

// BelowNames returns the names of the packages below the support package. Each is in a
// folder with its name. Use it to find all files of the support package.
func BelowNames() []string { return []string{RunnerName, ClientName} }

// A File is a source file of the support package. Use it with Support, whose files are to
// be written.
type File struct {
	Name    string // slash-separated, relative to the folder of the package
	Content []byte // with the generated header
}

// A supportPart is one of the packages that users get.
type supportPart struct {
	name   string
	folder string // below the folder of the support package, with a final slash
	layout []subset.Concern
	parse  func() (*subset.Package, error)
}

// supportParts returns the packages that users get, the support package first.
func supportParts() []supportPart {
	return []supportPart{
		{SupportName, "", supportLayout(), parseSupport},
		{RunnerName, RunnerName + "/", runnerLayout(), parseRunner},
		{ClientName, ClientName + "/", clientLayout(), parseClient},
	}
}

// Each package is parsed once, for all modules of a run.
var (
	parseSupport = sync.OnceValues(func() (*subset.Package, error) {
		return parsed("support", "Resource", "Settings", "State", "problem", "body", "methodPatch")
	})
	parseRunner = sync.OnceValues(func() (*subset.Package, error) { return parsed("support/" + RunnerName) })
	parseClient = sync.OnceValues(func() (*subset.Package, error) { return parsed("support/" + ClientName) })
)

// parsed parses an embedded package. Fields of the optional structs, and constants with
// these names, are left out if nothing names them, with the if statements that need them.
func parsed(folder string, optional ...string) (*subset.Package, error) {
	sources, err := sourcesIn(folder)
	if err != nil {
		return nil, err
	}
	return subset.Parse(sources, optional...)
}

// A Use is the set of names that generated files use of a support package. The zero
// value is empty.
type Use struct {
	names map[string]*subset.Names // by package name
	whole bool                     // everything is used
}

// Whole returns the use of the complete package.
func Whole() Use { return Use{whole: true} }

// Text returns a text for the use that differs for each use.
func (u *Use) Text() string {
	var b strings.Builder
	fmt.Fprintln(&b, u.whole)
	for _, p := range supportParts() {
		names := u.of(p.name)
		fmt.Fprintln(&b, p.name, slices.Sorted(maps.Keys(names.Declared)), slices.Sorted(maps.Keys(names.Selectors)), slices.Sorted(maps.Keys(names.Keys)))
	}
	return b.String()
}

// of returns the names that are used of a package.
func (u *Use) of(name string) subset.Names {
	if names := u.names[name]; names != nil {
		return *names
	}
	return subset.Names{}
}

// Empty reports whether nothing uses the package.
func (u *Use) Empty() bool {
	return !u.whole && len(u.of(SupportName).Declared) == 0 && len(u.of(ClientName).Declared) == 0
}

// Support returns the files of the support package and of those below it, under the
// generated line and the header text. They contain the code of the folder support that
// the use reaches. Unused packages are left out.
func Support(header string, use Use) ([]File, error) {
	var files []File
	for _, p := range supportParts() {
		cutOut, err := p.cut(use.of(p.name), use.whole)
		if err != nil {
			return nil, err
		}
		for _, f := range cutOut {
			files = append(files, File{p.folder + f.Name, append([]byte(genfile.GoTop(header)), f.Content...)})
		}
	}
	return files, nil
}

// cut returns what names reach of the package, or all of it.
func (p supportPart) cut(names subset.Names, whole bool) ([]subset.File, error) {
	if len(names.Declared) == 0 && !whole {
		return nil, nil
	}
	pkg, err := p.parse()
	if err != nil {
		return nil, err
	}
	if whole {
		names = pkg.All()
	}
	files, err := pkg.Cut(names, p.layout)
	if err != nil {
		return nil, fmt.Errorf("writing package %s as supportlayout.go says: %w", p.name, err)
	}
	return files, nil
}

// sourcesIn returns the files of an embedded package, without tests.
func sourcesIn(folder string) ([]subset.File, error) {
	entries, err := supportFiles.ReadDir(folder)
	if err != nil {
		return nil, err
	}
	var files []subset.File
	for _, e := range entries {
		if e.IsDir() || !emitted(e.Name()) {
			continue
		}
		content, err := supportFiles.ReadFile(path.Join(folder, e.Name()))
		if err != nil {
			return nil, err
		}
		files = append(files, subset.File{Name: e.Name(), Content: content})
	}
	return files, nil
}

// emitted reports whether a file in the folder support belongs to the package that users
// get.
func emitted(name string) bool {
	return path.Ext(name) == ".go" && !strings.HasSuffix(name, "_test.go")
}
