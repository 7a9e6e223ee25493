package generator

import (
	"context"

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
		for _, res := range s.resources {
			all = append(all, Found{s.Path, s.Dir, s.doc(), res})
		}
	}
	return all, nil
}

// doc returns the doc comment of a package.
func (s *source) doc() string {
	for _, f := range s.Syntax() {
		if f.Doc != nil {
			return f.Doc.Text()
		}
	}
	return ""
}
