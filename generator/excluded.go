package generator

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/etagen/etagen/annotations"
	"github.com/etagen/etagen/generator/plan"
)

// The excluded are the types in the files with directives that the build
// constraints of a run leave out. Their outputs belong to another run.
type excluded struct {
	types     map[string]bool   // in lower case
	annotated map[string]string // the file of those with directives, in lower case
	unknown   bool              // there may be others: a file cannot be read
}

// mayHave reports whether an output may be that of an excluded type: of the one
// that is so called, or of any for "".
func (e *excluded) mayHave(stem string) bool {
	return e.types[strings.ToLower(stem)] || stem == "" && len(e.annotated) > 0 || e.unknown
}

// excludedTypes looks for the types when it is first asked.
func (s *source) excludedTypes() *excluded {
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

// neverBuilt is the constraint of files that are programs, or put aside.
var neverBuilt = regexp.MustCompile(`(?m)^//go:build ignore\s*$`)

// add adds the types of a file of a package.
func (e *excluded) add(path string, s *source) {
	content, err := plan.ReadFile(path)
	if err != nil {
		e.unknown = true
		return
	}
	if s.kinds.isOutput(path, content) || !hasDirective(content) {
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
	if f.Name.Name != s.name || neverBuilt.Match(content) {
		return
	}
	for _, name := range newUniverse(nil, nil, nil).annotatedIn(f) {
		e.annotated[strings.ToLower(name)] = path
	}
}

// sharedOutputs reports resources that a file declares too that the build
// constraints leave out: each run would overwrite the output of the other.
func (s *source) sharedOutputs() []annotations.Diagnostic {
	if len(s.resources) == 0 || len(s.ignored) == 0 {
		return nil
	}
	var found []annotations.Diagnostic
	for _, res := range s.resources {
		stem := strings.ToLower(res.Name)
		other, ok := s.excludedTypes().annotated[stem]
		if !ok {
			continue
		}
		end := res.Pos
		end.Offset += len(res.Name)
		end.Column += len(res.Name)
		found = append(found, annotations.Diagnostic{
			Pos: res.Pos, End: end, Code: annotations.FileCollision,
			Message: fmt.Sprintf("%s has directives in %s too, which the build constraints of this run leave out, and the output of both would be %s: declare the resource in a file that is always built, or rename one of the types",
				res.Name, filepath.Base(other), filepath.Base(s.kinds.pathsFor("", res.Name)[0])),
		})
	}
	return found
}
