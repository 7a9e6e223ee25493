package store

import (
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
)

// outputOfNote stands for what etagen generates for the type Note.
const outputOfNote = `package notes
var ErrNoteNotFound, ErrNoteConflict error
type NoteStore interface {
	GetNote(id string) (*Note, error)
	UpdateNote(n *Note, version int64) (*Note, error)
}
`

// notes is a store whose methods return what the cases declare.
const notes = `package notes
import (
	"github.com/pkg/errors"
	"database/sql"
)
type Note struct{ ID string }
type Notes struct{ db sql.DB }
func (s *Notes) GetNote(id string) (*Note, error) { return nil, found() }
func (s *Notes) UpdateNote(n *Note, version int64) (*Note, error) { s.db.Exec(); return n, found() }
`

// TestEndless analyzes functions that return their own type, and code that does not
// compile. It must end, and without a panic: editors analyze what is being written.
func TestEndless(t *testing.T) {
	const noConflict = "UpdateNote never returns ErrNoteConflict"
	for name, test := range map[string]struct{ code, want string }{
		"a function that returns its own type":   {"type step func() step; var first step; func found() error { first(); return nil }", noConflict},
		"functions that return each other":       {"type a func() b; type b func() (int, a); var f a; func found() error { f(); return nil }", noConflict},
		"functions, of which one may fail":       {"type a func() b; type b func() (a, error); var f a; func found() error { f(); return nil }", ""},
		"a function with ever new types":         {"type f[T any] func() f[[]T]; var g f[int]; func found() error { g(); return nil }", ""},
		"a variable with its own value":          {"var err error = err; func found() error { return err }", ""},
		"variables with each other's value":      {"var a, b error = b, a; func found() error { if a != nil { return b }; return a }", ""},
		"a variable that is joined with itself":  {"var a error = errors.Wrap(a, a.Error()); func found() error { return a }", ""},
		"nothing to wrap":                        {"type Others struct{ Notes }; func (*Others) GetNote(id string) (*Note, error) { return nil, errors.Wrap() }; func found() error { return nil }", noConflict},
		"a value for more variables than it has": {"func found() error { a, b := nil; return b }", noConflict},
		"nothing to return":                      {"func found() error { return }", noConflict},
	} {
		t.Run(name, func(t *testing.T) {
			if got := strings.Join(analyzed(t, notes+test.code), "; "); !strings.Contains(got, test.want) || test.want == "" && got != "" {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

// analyzed returns the messages about a source, which need not compile.
func analyzed(t *testing.T, source string) []string {
	t.Helper()
	fset := token.NewFileSet()
	parse := func(name, text string) *ast.File {
		f, err := parser.ParseFile(fset, name, text, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		return f
	}
	files := []*ast.File{parse("note_etagen.go", outputOfNote), parse("notes.go", source)}
	info := &types.Info{Types: map[ast.Expr]types.TypeAndValue{}, Defs: map[*ast.Ident]types.Object{}, Uses: map[*ast.Ident]types.Object{}}
	imported := importer{fset, map[string]*ast.File{
		"github.com/pkg/errors": parse("errors.go", "package errors; func Wrap(err error, text string) error { return err }"),
		"database/sql":          parse("sql.go", "package sql; type DB struct{}; func (DB) Exec() {}"),
	}}
	conf := types.Config{Importer: imported, Error: func(error) {}}
	pkg, _ := conf.Check("example.com/notes", fset, files, info)
	var messages []string
	_, err := New().Run(&analysis.Pass{Fset: fset, Files: files, Pkg: pkg, TypesInfo: info, Report: func(d analysis.Diagnostic) {
		messages = append(messages, d.Message)
	}})
	if err != nil {
		t.Fatal(err)
	}
	return messages
}

// An importer imports packages of one file each.
type importer struct {
	fset  *token.FileSet
	files map[string]*ast.File
}

func (i importer) Import(path string) (*types.Package, error) {
	return new(types.Config).Check(path, i.fset, []*ast.File{i.files[path]}, nil)
}
