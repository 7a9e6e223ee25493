package generator

import (
	"bytes"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/generator/load"
	"github.com/etagen/etagen/generator/plan"
	"github.com/etagen/etagen/templates"
	"github.com/etagen/etagen/templates/genfile"
)

// kinds are the kinds of files that a run writes for resources.
type kinds []templates.Kind

// outputs returns what a loader has to leave out.
func (all kinds) outputs() load.Outputs {
	starts := sync.Pool{New: func() any { return new([beginning]byte) }} // a large run has thousands of files
	isOutputAt := func(path string) (bool, error) {
		start := starts.Get().(*[beginning]byte)
		defer starts.Put(start)
		return all.isOutputAt(path, start[:])
	}
	return load.Outputs{HasName: all.hasName, IsOutput: all.isOutput, IsOutputAt: isOutputAt}
}

// formats returns the formats of all files, including those of the support package.
func (all kinds) formats() genfile.Formats {
	formats := genfile.Formats{genfile.Go()}
	for _, k := range all {
		formats = append(formats, k.Format)
	}
	return formats
}

// called returns the kind of a file by its name, or nil. For a file of one resource it
// also returns the resource's part of the name, in lower case. If two kinds match, the
// longer suffix wins.
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

// hasName reports whether a file has the name of an output.
func (all kinds) hasName(path string) bool {
	kind, _ := all.called(path)
	return kind != nil
}

// isOutput reports whether a file is an output of an earlier run: of a resource, or of
// the support package, whose files can have any name.
func (all kinds) isOutput(path string, content []byte) bool {
	if isGenerated(content) {
		return true
	}
	kind, _ := all.called(path)
	return kind != nil && kind.Format.Ours(content)
}

// beginning is the length of what is read of an output first. Most have the generated
// line there, and are many times as long.
const beginning = 1 << 10

// isOutputAt does what isOutput does for a file on the disk. It reads the beginning of
// the file into a buffer.
func (all kinds) isOutputAt(path string, into []byte) (bool, error) {
	start, err := plan.ReadBeginning(path, into)
	if err != nil {
		return false, err
	}
	lines := start[:bytes.LastIndexByte(start, '\n')+1]
	if filepath.Ext(path) == ".go" && isGenerated(lines) {
		return true, nil
	}
	content, err := plan.ReadFile(path)
	return err == nil && all.isOutput(path, content), err
}

// isTest reports whether a file has the name of a generated test.
func (all kinds) isTest(path string) bool {
	kind, _ := all.called(path)
	return kind != nil && kind.Test
}

// declares reports whether a file has the name of an output that declares something for
// a type, other than its tests.
func (all kinds) declares(path, typeName string) bool {
	kind, stem := all.called(path)
	return kind != nil && kind.Scope == templates.PerResource && !kind.Test && stem == strings.ToLower(typeName)
}

// pathsFor returns the paths of files that may be written next to a file that declares a
// type.
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

// wanted returns the resources that need a file of a kind.
func wanted(k *templates.Kind, resources []*model.Resource) []*model.Resource {
	return slices.DeleteFunc(slices.Clone(resources), func(res *model.Resource) bool {
		return k.Wants != nil && !k.Wants(res)
	})
}

// isGenerated reports whether a Go file is generated.
func isGenerated(content []byte) bool { return genfile.Go().Generated(content) }

// IsOutput reports whether a file has the name of an output. Analyzers use it to skip
// generated files.
func IsOutput(path string) bool { return kinds(templates.Kinds()).hasName(path) }

// IsOutputFor reports whether a file has the name of an output that declares something
// for a type, other than its tests. Analyzers use it to recognize generated
// declarations.
func IsOutputFor(path, typeName string) bool {
	return kinds(templates.Kinds()).declares(path, typeName)
}
