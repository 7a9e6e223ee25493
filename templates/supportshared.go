package templates

import (
	"slices"
	"strings"

	"github.com/etagen/etagen/templates/subset"
)

// Lacking returns what a use reaches of the exported names of the support package
// and files of one do not declare, in order: etagen.Serve, etagentest.Run. The files
// are those of another module, which may be of another version of etagen. What a
// file that does not parse declares is not known, and nothing of a package with one
// is missed.
func Lacking(use Use, files []File) ([]string, error) {
	wanted, err := Support("", use)
	if err != nil {
		return nil, err
	}
	have := map[string]bool{}
	for _, folder := range []string{SupportName, RunnerName} {
		names, err := exported(folder, files)
		if err != nil {
			return nil, nil
		}
		for _, name := range names {
			have[name] = true
		}
	}
	var lacking []string
	for _, folder := range []string{SupportName, RunnerName} {
		names, err := exported(folder, wanted)
		if err != nil {
			return nil, err
		}
		lacking = append(lacking, slices.DeleteFunc(names, func(name string) bool { return have[name] })...)
	}
	return lacking, nil
}

// exported returns what the files of one of the two packages declare.
func exported(folder string, files []File) ([]string, error) {
	var own []subset.File
	for _, f := range files {
		if strings.HasPrefix(f.Name, RunnerName+"/") == (folder == RunnerName) {
			own = append(own, subset.File(f))
		}
	}
	pkg, err := subset.Parse(own)
	if err != nil {
		return nil, err
	}
	names := pkg.Exported()
	for i := range names {
		names[i] = folder + "." + names[i]
	}
	return names, nil
}
