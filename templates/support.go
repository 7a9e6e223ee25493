package templates

import (
	"embed"
	"fmt"
	"path"
	"strings"

	"github.com/etagen/etagen/templates/genfile"
	"github.com/etagen/etagen/templates/subset"
)

//go:embed support/*.go support/etagentest/*.go
var supportFiles embed.FS

// Names of the support package, and of the package below it that runs generated
// tests.
const (
	SupportName = "etagen"
	RunnerName  = "etagentest"
)

// A File is a source file of the support package.
type File struct {
	Name    string // slash-separated, relative to the folder of the package
	Content []byte
}

// A Use is what generated files mention of a support package. The zero value is
// nothing.
type Use struct {
	core, runner subset.Names
	whole        bool // all that there is
}

// Whole returns the use of everything.
func Whole() Use { return Use{whole: true} }

// Add takes in what a generated file mentions of the support package with an
// import path.
func (u *Use) Add(file []byte, support string) {
	core := subset.NamesIn(file, support, SupportName)
	if core.Declared[handlerMark] {
		for _, name := range publicNames() {
			core.Declared[name] = true
		}
	}
	u.core.Add(core)
	u.runner.Add(subset.NamesIn(file, support+"/"+RunnerName, RunnerName))
}

// Empty reports whether nothing mentions the package.
func (u *Use) Empty() bool { return !u.whole && len(u.core.Declared) == 0 }

// Support returns the files of the support package and of etagentest below it,
// under the generated line and the header text: what the use reaches of the code
// in the folder support, and none of a package that nothing mentions.
func Support(header string, use Use) ([]File, error) {
	core, err := cut("support", use.core, use.whole, supportLayout())
	if err != nil {
		return nil, err
	}
	runner, err := cut("support/"+RunnerName, use.runner, use.whole, runnerLayout())
	if err != nil {
		return nil, err
	}
	var files []File
	add := func(folder string, from []subset.File) {
		for _, f := range from {
			files = append(files, File{folder + f.Name, append([]byte(genfile.GoTop(header)), f.Content...)})
		}
	}
	add("", core)
	add(RunnerName+"/", runner)
	return files, nil
}

// cut returns the part of an embedded package that names reach, or the whole.
func cut(folder string, names subset.Names, whole bool, layout []subset.Concern) ([]subset.File, error) {
	if len(names.Declared) == 0 && !whole {
		return nil, nil
	}
	sources, err := sourcesIn(folder)
	if err != nil {
		return nil, err
	}
	pkg, err := subset.Parse(sources)
	if err != nil {
		return nil, err
	}
	if whole {
		names = pkg.All()
	}
	files, err := pkg.Cut(names, layout)
	if err != nil {
		return nil, fmt.Errorf("writing %s as supportlayout.go says: %w", folder, err)
	}
	return files, nil
}

// sourcesIn returns the files of an embedded package, tests left out.
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

// emitted reports whether a file of the folder support belongs to the package
// that users get.
func emitted(name string) bool {
	return path.Ext(name) == ".go" && !strings.HasSuffix(name, "_test.go")
}
