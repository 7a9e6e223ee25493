package load

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"maps"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/etagen/etagen/annotations"
	"github.com/etagen/etagen/generator/find"
	"github.com/etagen/etagen/generator/plan"
)

// Outputs says which files are written for resources. They are not read. Set all of its
// functions.
type Outputs struct {
	HasName    func(path string) bool                 // reports whether a file has the name of one
	IsOutput   func(path string, content []byte) bool // reports whether a file is one, or part of the support package
	IsOutputAt func(path string) (bool, error)        // does so for a file on the disk, of which it reads as little as possible
}

// A universe holds every package whose types matter in a run. Each is checked from
// source, and only once, so that the same type is the same object everywhere.
type universe struct {
	fset     *token.FileSet
	outputs  Outputs // identifies the files that are not read
	load     func(patterns []string) ([]*find.Package, error)
	units    map[string]*unit
	words    map[string]bool // of the directives, since they may name fields
	unlisted map[string]bool // paths of packages to list

	compiled map[string][]types.Type // annotated types of packages that were loaded without source
}

// newUniverse returns an empty universe that lists packages with load.
func newUniverse(fset *token.FileSet, outputs Outputs, load func([]string) ([]*find.Package, error)) *universe {
	return &universe{fset: fset, outputs: outputs, load: load, units: map[string]*unit{}, words: map[string]bool{}}
}

// list adds a listed package.
func (u *universe) list(p *find.Package) { u.units[p.Path] = newUnit(p) }

// lookup returns the package for an import path in a file of from, or nil if it is not
// listed yet.
func (u *universe) lookup(from *unit, path string) *unit {
	return u.units[u.canonical(from, path)]
}

// canonical returns the path that the go command uses for an import. The dependencies of
// the standard library, whose paths begin with a domain, are in its vendor folder.
func (u *universe) canonical(from *unit, path string) string {
	first, _, _ := strings.Cut(path, "/")
	if from.standard && strings.Contains(first, ".") {
		return "vendor/" + path
	}
	return path
}

// listMissing lists the packages that were referred to but are not known yet.
func (u *universe) listMissing() error {
	if len(u.unlisted) == 0 {
		return nil
	}
	paths := slices.Sorted(maps.Keys(u.unlisted))
	listed, err := u.load(paths)
	if err != nil {
		return fmt.Errorf("listing the packages that resources refer to: %w", err)
	}
	for _, p := range listed {
		if u.units[p.Path] == nil {
			u.list(p)
		}
	}
	for _, path := range paths {
		if u.units[path] == nil {
			u.units[path] = &unit{path: path, name: GuessName(path), problem: "it was not found", needed: map[string]bool{}}
		}
	}
	return nil
}

// parse reads and parses the files of a unit once. Files are used as far as they parse.
// Comments are kept if one of the files has a resource: other packages treat the type as
// one, even if only they are generated for. Function bodies are skipped, since they do
// not affect types.
func (u *universe) parse(p *unit) {
	if p.decls != nil {
		return
	}
	var files []*ast.File
	for _, path := range p.paths {
		content, err := plan.ReadFile(path)
		if err != nil || p.main && u.outputs.IsOutput(path, content) {
			continue
		}
		mode := parser.SkipObjectResolution
		if bytes.Contains(content, []byte("//"+annotations.Tool+":resource")) {
			mode |= parser.ParseComments
		} else {
			content = withoutBodies(content)
		}
		f, _ := parser.ParseFile(u.fset, path, content, mode)
		if f == nil {
			continue
		}
		files = append(files, f)
		p.annotated = append(p.annotated, u.annotatedIn(f)...)
	}
	p.setFiles(files)
}

// annotated returns the annotated types of all checked packages that have some, by
// package path.
func (u *universe) annotated() map[string][]types.Type {
	all := map[string][]types.Type{}
	maps.Copy(all, u.compiled)
	for path, p := range u.units {
		if len(p.annotated) > 0 && p.types != nil {
			all[path] = annotations.Annotated(&annotations.Package{Fset: u.fset, Files: p.files, Types: p.types})
		}
	}
	return all
}

// annotatedIn returns the types of a file whose doc comment has a directive. It records
// the words of those directives, since they may name fields.
func (u *universe) annotatedIn(f *ast.File) []string {
	var names []string
	for _, d := range f.Decls {
		g, ok := d.(*ast.GenDecl)
		if !ok || g.Tok != token.TYPE {
			continue
		}
		for _, spec := range g.Specs {
			if t, ok := spec.(*ast.TypeSpec); ok && u.isAnnotated(g.Doc, t.Doc) {
				names = append(names, t.Name.Name)
			}
		}
	}
	return names
}

// isAnnotated reports whether one of the comments contains a directive.
func (u *universe) isAnnotated(docs ...*ast.CommentGroup) bool {
	found := false
	for _, doc := range docs {
		if doc == nil {
			continue
		}
		for _, c := range doc.List {
			if hasDirective([]byte(c.Text)) {
				found = true
				for _, word := range words().FindAllString(c.Text, -1) {
					u.words[word] = true
				}
			}
		}
	}
	return found
}

var words = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`[\pL_][\pL_\pN]*`) })
