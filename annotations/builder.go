package annotations

import (
	"strings"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/annotations/source"
)

// A builder builds a resource from its directives.
type builder struct{ *source.Subject }

// newBuilder returns a builder for a declaration.
func newBuilder(s *source.Source, d *source.Declaration) *builder {
	return &builder{source.NewSubject(s, d)}
}

// likelyPath returns a path for the list of the resources, to suggest in diagnostics.
func (r *builder) likelyPath() string { return "/" + strings.ToLower(model.Plural(r.Name)) }
