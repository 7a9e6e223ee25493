package annotations

import "github.com/etagen/etagen/annotations/source"

// A builder builds a resource from its directives.
type builder struct{ *source.Subject }

// newBuilder returns a builder for a declaration.
func newBuilder(s *source.Source, d *source.Declaration) *builder {
	return &builder{source.NewSubject(s, d)}
}
