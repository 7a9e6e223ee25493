package generator

import (
	"path/filepath"
	"slices"
	"strings"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/generator/load"
	"github.com/etagen/etagen/templates"
	"github.com/etagen/etagen/templates/genfile"
)

// kinds are those of the files that a run writes for resources.
type kinds []templates.Kind

// outputs are what a loader is to leave out.
func (all kinds) outputs() load.Outputs {
	return load.Outputs{HasName: all.hasName, IsOutput: all.isOutput}
}

// formats are those of all files, of which the support package has one.
func (all kinds) formats() genfile.Formats {
	formats := genfile.Formats{genfile.Go()}
	for _, k := range all {
		formats = append(formats, k.Format)
	}
	return formats
}

// called returns the kind that a file is of by its name; nil for none. For a file
// of one resource it returns too how that is called, in lower case. Of two kinds
// it is the one with the longer suffix.
func (all kinds) called(path string) (kind *templates.Kind, stem string) {
	name := filepath.Base(path)
	for i := range all {
		k := &all[i]
		before, ok := strings.CutSuffix(name, k.Suffix)
		if ok && (k.Scope == templates.PerResource || before == "") && (kind == nil || len(k.Suffix) > len(kind.Suffix)) {
			kind, stem = k, before
		}
	}
	return kind, stem
}

// hasName reports whether a file is called as one of the kinds is.
func (all kinds) hasName(path string) bool {
	kind, _ := all.called(path)
	return kind != nil
}

// isOutput reports whether a file is an output of an earlier run: of a resource,
// or of the support package, whose files may have any name.
func (all kinds) isOutput(path string, content []byte) bool {
	if isGenerated(content) {
		return true
	}
	kind, _ := all.called(path)
	return kind != nil && kind.Format.Ours(content)
}

// isTest reports whether a file is called as a generated test is.
func (all kinds) isTest(path string) bool {
	kind, _ := all.called(path)
	return kind != nil && kind.Test
}

// declares reports whether a file is called as one in which something is declared
// for a type, other than for its tests.
func (all kinds) declares(path, typeName string) bool {
	kind, stem := all.called(path)
	return kind != nil && kind.Scope == templates.PerResource && !kind.Test && stem == strings.ToLower(typeName)
}

// pathsFor are the files that may be written beside a file that declares a type.
func (all kinds) pathsFor(dir, typeName string) []string {
	var paths []string
	for _, k := range all {
		switch k.Scope {
		case templates.PerResource:
			paths = append(paths, filepath.Join(dir, strings.ToLower(typeName)+k.Suffix))
		case templates.PerPackage:
			paths = append(paths, filepath.Join(dir, k.Suffix))
		}
	}
	return paths
}

// wanted are those of the resources that have a place in a file of a kind.
func wanted(k *templates.Kind, resources []*model.Resource) []*model.Resource {
	return slices.DeleteFunc(slices.Clone(resources), func(res *model.Resource) bool {
		return k.Wants != nil && !k.Wants(res)
	})
}

// isGenerated reports whether a file in Go is generated.
func isGenerated(content []byte) bool { return genfile.Go().Generated(content) }

// IsOutput reports whether a file is called as the output for a resource is.
func IsOutput(path string) bool { return kinds(templates.Kinds()).hasName(path) }

// IsOutputFor reports whether a file is called as one in which something is
// declared for a type, other than for its tests.
func IsOutputFor(path, typeName string) bool {
	return kinds(templates.Kinds()).declares(path, typeName)
}
