package templates

import (
	"slices"
	"strings"

	"github.com/etagen/etagen/templates/subset"
)

// Lacking returns the exported names of the support package that a use reaches but files
// do not declare, in order: etagen.Serve, etagentest.Run. The files come from another
// module, and perhaps from another version of etagen. If a file of a package does not
// parse, its declarations are not known, so no names of that package are returned.
func Lacking(use Use, files []File) ([]string, error) {
	wanted, err := Support("", use)
	if err != nil {
		return nil, err
	}
	have := map[string]bool{}
	for _, p := range supportParts() {
		names, err := exported(p, files)
		if err != nil {
			return nil, nil
		}
		for _, name := range names {
			have[name] = true
		}
	}
	var lacking []string
	for _, p := range supportParts() {
		names, err := exported(p, wanted)
		if err != nil {
			return nil, err
		}
		lacking = append(lacking, slices.DeleteFunc(names, func(name string) bool { return have[name] })...)
	}
	return lacking, nil
}

// exported returns the exported names that the files of a package declare.
func exported(part supportPart, files []File) ([]string, error) {
	var own []subset.File
	for _, f := range files {
		if folder := f.Name[:strings.LastIndexByte(f.Name, '/')+1]; folder == part.folder {
			own = append(own, subset.File(f))
		}
	}
	pkg, err := subset.Parse(own)
	if err != nil {
		return nil, err
	}
	names := pkg.Exported()
	for i := range names {
		names[i] = part.name + "." + names[i]
	}
	return names, nil
}
