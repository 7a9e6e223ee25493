package load

import (
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/etagen/etagen/annotations"
	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/generator/plan"
)

// checkTestFiles reports directives in test files. A type that is declared there has no
// handlers, and ignoring its directive would hide a mistake.
func (l *Loader) checkTestFiles() error {
	errs := make([]error, len(l.Packages))
	l.Each("reading tests", len(l.Packages), func(i int) { errs[i] = l.Packages[i].checkTests() })
	for i, err := range errs {
		if err != nil {
			return fmt.Errorf("reading the tests of %s: %w", l.Packages[i].Path, err)
		}
	}
	return nil
}

// checkTests reports the directives in the tests of one package.
func (s *Package) checkTests() error {
	entries, err := os.ReadDir(s.Dir)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if e.IsDir() || !strings.HasSuffix(e.Name(), "_test.go") {
			continue
		}
		path := filepath.Join(s.Dir, e.Name())
		if s.outputs.HasName(path) {
			if is, err := s.outputs.IsOutputAt(path); err == nil && is {
				continue
			}
		}
		content, err := plan.ReadFile(path)
		if s.outputs.HasName(path) && (errors.Is(err, fs.ErrNotExist) || errors.Is(err, plan.ErrNotRegular)) {
			continue // another run has removed it, or the plan reports it
		}
		if err != nil {
			return err
		}
		if s.outputs.IsOutput(path, content) {
			continue
		}
		if mentionsTool(content) {
			fset := token.NewFileSet()
			if f, _ := parser.ParseFile(fset, path, content, parseMode); f != nil {
				s.report(misplacedIn(fset, f)...)
			}
		}
		if s.HasDirectives() && !slices.Contains(s.ignored, path) {
			s.Tests = append(s.Tests, &File{Path: path, Content: content})
		}
	}
	return nil
}

// misplacedIn returns diagnostics for the directives in a test file.
func misplacedIn(fset *token.FileSet, f *ast.File) []model.Diagnostic {
	var found []model.Diagnostic
	for _, group := range f.Comments {
		for _, c := range group.List {
			d, ok := ast.ParseDirective(c.Pos(), c.Text)
			if !ok || d.Tool != annotations.Tool {
				continue
			}
			found = append(found, model.Diagnostic{
				Pos:     fset.PositionFor(c.Pos(), false),
				End:     fset.PositionFor(c.End(), false),
				Code:    model.MisplacedDirective,
				Message: "the directive " + d.Name + " is in a test file: only types of the package itself can be resources",
			})
		}
	}
	return found
}
