package generator

import (
	"context"
	"go/parser"
	"go/token"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/templates"
)

// A Found is a resource that a run has found, and its package.
type Found struct {
	Path, Dir, Doc string
	*model.Resource
}

// Resources returns the resources that a run for the configuration finds, in
// the order of their packages.
func Resources(ctx context.Context, cfg Config) ([]Found, error) {
	r, err := newRun(ctx, cfg, templates.Kinds())
	if err != nil {
		return nil, err
	}
	var all []Found
	for _, s := range r.sources {
		doc, err := s.doc()
		if err != nil {
			return nil, err
		}
		for _, res := range s.resources {
			all = append(all, Found{s.Path, s.Dir, doc, res})
		}
	}
	return all, nil
}

// doc returns the doc comment of a package. Its syntax is gone after the resources are read.
func (s *source) doc() (string, error) {
	for _, f := range s.Files {
		syntax, err := parser.ParseFile(token.NewFileSet(), f.Path, nil, parser.ParseComments|parser.PackageClauseOnly)
		if err != nil {
			return "", err
		}
		if syntax.Doc != nil {
			return syntax.Doc.Text(), nil
		}
	}
	return "", nil
}
