package load

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"strings"
	"sync"

	"github.com/etagen/etagen/generator/plan"
)

// MayExclude reports whether an output may belong to a type that build constraints
// exclude. The stem is the name of the type in any case, or "" for any type. If so, the
// output is no orphan.
func (s *Package) MayExclude(stem string) bool {
	e := s.excludedTypes()
	return e.types[strings.ToLower(stem)] || stem == "" && len(e.annotated) > 0 || e.unknown
}

// excludedTypes returns the excluded types, which it looks for only once.
func (s *Package) excludedTypes() *excluded {
	if s.excluded != nil {
		return s.excluded
	}
	s.excluded = &excluded{types: map[string]bool{}, annotated: map[string]string{}}
	for _, path := range s.ignored {
		base := filepath.Base(path)
		if strings.HasPrefix(base, "_") || strings.HasPrefix(base, ".") {
			continue
		}
		s.excluded.add(path, s)
	}
	return s.excluded
}

// neverBuilt matches the constraint of files that are separate programs or disabled.
var neverBuilt = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?m)^//go:build ignore\s*$`) })

// Excluded returns the file, excluded by build constraints, that has directives for a
// type; "" if there is none.
func (s *Package) Excluded(typeName string) string {
	return s.excludedTypes().annotated[strings.ToLower(typeName)]
}

// add adds the types of a file of a package.
func (e *excluded) add(path string, s *Package) {
	content, err := plan.ReadFile(path)
	if err != nil {
		e.unknown = true
		return
	}
	if s.outputs.IsOutput(path, content) || !hasDirective(content) {
		return
	}
	f, err := parser.ParseFile(token.NewFileSet(), path, content, parser.SkipObjectResolution|parser.ParseComments)
	if err != nil {
		e.unknown = true
		return
	}
	ast.Inspect(f, func(n ast.Node) bool {
		if t, ok := n.(*ast.TypeSpec); ok {
			e.types[strings.ToLower(t.Name.Name)] = true
		}
		return true
	})
	if f.Name.Name != s.Name || neverBuilt().Match(content) {
		return
	}
	for _, name := range newUniverse(nil, Outputs{}, nil).annotatedIn(f) {
		e.annotated[strings.ToLower(name)] = path
	}
}
