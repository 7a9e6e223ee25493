package load

import (
	"errors"
	"fmt"
	"go/parser"
	"go/scanner"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/generator/plan"
	"github.com/etagen/etagen/templates/genfile"
)

// parseMode keeps comments, since they contain the directives.
const parseMode = parser.ParseComments | parser.SkipObjectResolution | parser.AllErrors

// parse parses the packages with directives. Syntax errors are reported only in files
// with directives; other files are used as far as they parse.
func (l *Loader) parse() error {
	var all []*File
	annotated := l.annotated()
	for _, s := range annotated {
		all = append(all, s.Files...)
	}
	l.Each("parsing files", len(all), func(i int) { all[i].parse(l.Fset) })
	for _, s := range annotated {
		s.settleName()
		for _, f := range s.Files {
			if f.directives {
				s.report(f.syntaxErrors(l.Fset)...)
				s.report(f.packageErrors(l.Fset, s.Name)...)
			}
			f.Content = nil // the syntax has all that is needed
		}
	}
	return nil
}

// parse parses the file.
func (f *File) parse(fset *token.FileSet) {
	f.Syntax, f.err = parser.ParseFile(fset, f.Path, f.Content, parseMode)
}

// settleName takes the package's name from the hand-written files. The go command takes
// it from the first file, which may be a stale output.
func (s *Package) settleName() {
	for _, f := range s.Files {
		if f.Syntax != nil && f.Syntax.Name != nil && f.Syntax.Name.Name != "" && f.Syntax.Name.Name != "_" {
			s.Name = f.Syntax.Name.Name
			return
		}
	}
}

// syntaxErrors returns diagnostics that say why the file does not parse. If it contains
// a merge conflict, they report only that. The parser applies line directives (//line),
// which may name a file that does not exist.
func (f *File) syntaxErrors(fset *token.FileSet) []model.Diagnostic {
	var list scanner.ErrorList
	if !errors.As(f.err, &list) {
		return nil
	}
	if line := genfile.ConflictLine(f.Content); line > 0 {
		pos := plan.StartOf(f.Path)
		pos.Line = line
		return []model.Diagnostic{{Pos: pos, Code: model.Syntax, Message: "this merge conflict is not resolved"}}
	}
	list.RemoveMultiples()
	var found []model.Diagnostic
	for _, e := range list {
		pos := fset.File(f.Syntax.FileStart).Pos(e.Pos.Offset)
		found = append(found, model.Diagnostic{Pos: fset.PositionFor(pos, false), Code: model.Syntax, Message: e.Msg})
	}
	return found
}

// Unclear returns a diagnostic for each hand-written file that may contain directives
// although none was found, because it cannot be read or does not parse. The go command
// leaves out some of these files. Use it before the output of a resource that was not
// found is removed.
func (s *Package) Unclear() []model.Diagnostic {
	entries, _ := os.ReadDir(s.Dir)
	var found []model.Diagnostic
	for _, e := range entries {
		f := &File{Path: filepath.Join(s.Dir, e.Name())}
		if !e.IsDir() && isGoSource(e.Name()) && !slices.Contains(s.ignored, f.Path) {
			found = append(found, f.unclear(s.outputs)...)
		}
	}
	return found
}

// isGoSource reports whether the go command would compile a file of this name, apart
// from its constraints.
func isGoSource(name string) bool {
	return filepath.Ext(name) == ".go" && !strings.HasSuffix(name, "_test.go") && !strings.HasPrefix(name, "_") && !strings.HasPrefix(name, ".")
}

// unclear returns the first reason why directives in the file might not be found, unless
// it is an output.
func (f *File) unclear(outputs Outputs) []model.Diagnostic {
	var err error
	f.Content, err = plan.ReadFile(f.Path)
	switch {
	case outputs.HasName(f.Path) && err != nil, outputs.IsOutput(f.Path, f.Content):
		return nil
	case err != nil:
		if path := (*os.PathError)(nil); errors.As(err, &path) {
			err = path.Err
		}
		return []model.Diagnostic{{Pos: plan.StartOf(f.Path), Code: model.Syntax, Message: fmt.Sprintf("this file cannot be read (%s)", err)}}
	}
	fset := token.NewFileSet()
	f.parse(fset)
	all := f.syntaxErrors(fset)
	return all[:min(len(all), 1)]
}

// packageErrors returns a diagnostic if the file belongs to another package than the
// rest.
func (f *File) packageErrors(fset *token.FileSet, name string) []model.Diagnostic {
	if f.Syntax == nil || isClause(f.Syntax.Name, name) {
		return nil
	}
	return []model.Diagnostic{{
		Pos:        fset.PositionFor(f.Syntax.Name.Pos(), false),
		End:        fset.PositionFor(f.Syntax.Name.End(), false),
		Code:       model.PackageName,
		Message:    fmt.Sprintf("this file is in package %s, but the files before it are in package %s: write package %s, or move the file", f.Syntax.Name.Name, name, name),
		Suggestion: name,
	}}
}
