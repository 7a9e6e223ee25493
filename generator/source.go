package generator

import (
	"cmp"
	"fmt"
	"go/ast"
	"go/token"
	"path/filepath"
	"regexp"
	"slices"
	"sync"

	"github.com/etagen/etagen/annotations"
	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/generator/names"
)

// annotate makes a source for each loaded package, and reads the annotations of those
// with directives.
func (r *run) annotate() {
	var annotated []*source
	for _, pkg := range r.loader.Packages {
		s := &source{Package: pkg, diagnostics: pkg.Diagnostics}
		r.sources = append(r.sources, s)
		if s.HasDirectives() {
			annotated = append(annotated, s)
		}
	}
	known := r.loader.Known()
	r.Each("reading annotations", len(annotated), func(i int) {
		s := annotated[i]
		if s.Infinite {
			return
		}
		resources, diagnostics := annotations.Read(r.loader.For(s.Package, known, r.configOf(s).Tests))
		s.resources = resources
		if s.Misread {
			diagnostics = nil // they would be about tags of other fields
		}
		s.report(s.mergeForeign(r.kinds, r.loader.Explain(s.Package, diagnostics))...)
		s.report(s.sharedOutputs(r.kinds)...)
		s.byHand = names.DeclaredIn(s.filesInOrder(r.loader.Fset))
	})
	r.loader.Forget()
	for _, s := range r.sources {
		r.plan.Diagnostics = append(r.plan.Diagnostics, s.diagnostics...)
	}
	r.plan.Diagnostics = append(r.plan.Diagnostics, sharedRoutes(r.sources)...)
	model.Sort(r.plan.Diagnostics)
}

// filesInOrder returns the syntax of the hand-written files, in the order of their paths.
func (s *source) filesInOrder(fset *token.FileSet) []*ast.File {
	files := s.Readable()
	slices.SortStableFunc(files, func(a, b *ast.File) int {
		return cmp.Compare(fset.PositionFor(a.Package, false).Filename, fset.PositionFor(b.Package, false).Filename)
	})
	return files
}

// wildcard matches a wildcard in a pattern. Its name does not affect what the pattern
// matches.
var wildcard = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\{[^{}$.]+(\.\.\.)?\}`) })

// sharedRoutes notes routes that two packages of a module have in common: a mux accepts
// only one of them.
func sharedRoutes(sources []*source) []model.Diagnostic {
	var notes []model.Diagnostic
	type served struct {
		by  *source
		res *model.Resource
	}
	first := map[[2]string]served{} // by module and pattern
	for _, s := range sources {
		for _, res := range s.resources {
			for _, pattern := range res.Patterns() {
				key := [2]string{s.Root(), wildcard().ReplaceAllString(pattern, "{$1}")}
				before, ok := first[key]
				switch {
				case !ok:
					first[key] = served{s, res}
				case before.by != s:
					notes = append(notes, model.Diagnostic{
						Pos: res.Pos, End: model.EndOf(res), Code: model.SharedRoute, Note: true,
						Message: fmt.Sprintf("the route %s is also the route of %s in package %s, at %s: one http.ServeMux cannot serve both, so use two, or change a pattern", pattern, before.res.Name, before.by.Path, from(s.Root(), before.res.Pos)),
					})
				}
			}
		}
	}
	return notes
}

// sharedOutputs reports resources that are also declared in a file that the build
// constraints exclude: each run would overwrite the output of the other.
func (s *source) sharedOutputs(all kinds) []model.Diagnostic {
	var found []model.Diagnostic
	for _, res := range s.resources {
		other := s.Excluded(res.Name)
		if other == "" {
			continue
		}
		found = append(found, model.Diagnostic{
			Pos: res.Pos, End: model.EndOf(res), Code: model.FileCollision,
			Message: fmt.Sprintf("%s also has directives in %s, which the build constraints of this run exclude, and both would be generated as %s: declare the resource in a file that is always built, or rename one of the types",
				res.Name, filepath.Base(other), filepath.Base(all.pathsFor("", res.Name)[0])),
		})
	}
	return found
}
