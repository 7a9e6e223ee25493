package annotations

import (
	"bytes"
	"flag"
	"fmt"
	"go/token"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/tools/txtar"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/annotations/source"
)

var update = flag.Bool("update", false, "rewrite what the cases of testdata/diagnostics want")

const caseFiles = "../testdata/diagnostics/*.txtar"

// elsewhere are the codes for files and for rendered outputs. A test of the command
// requires cases for these too.
var elsewhere = []model.Code{model.NameTaken, model.FileCollision, model.Syntax, model.Redeclared, model.PackageName, model.ForeignFile, model.SharedRoute}

// A case contains Go files of one package and its tests, those of imported packages in
// folders, and the file want. That has each diagnostic on a line, and its suggestion on
// the next. A line "go 1.21" in the comment sets the module's Go version, "crlf" writes
// the files with carriage returns, and with "no tests" the run generates none.
func TestDiagnostics(t *testing.T) {
	names, err := filepath.Glob(caseFiles)
	if err != nil || len(names) == 0 {
		t.Fatalf("no cases in %s: %v", caseFiles, err)
	}
	seen := map[model.Code]bool{}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			runCase(t, name, seen)
		})
	}
	for _, c := range model.Codes() {
		if !seen[c.Code] && !slices.Contains(elsewhere, c.Code) {
			t.Errorf("no case has the code %s", c.Code)
		}
	}
}

func runCase(t *testing.T, name string, seen map[model.Code]bool) {
	archive, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	_, found := Read(loadCase(t, archive))
	var got bytes.Buffer
	for _, d := range found {
		seen[d.Code] = true
		checkDiagnostic(t, d)
		if strings.Contains(d.Message, "%!") {
			t.Errorf("message %q has a wrong verb in it", d.Message)
		}
		fmt.Fprintln(&got, d)
		if d.Suggestion != "" {
			fmt.Fprintf(&got, "suggest: %s\n", d.Suggestion)
		}
	}
	i := slices.IndexFunc(archive.Files, func(f txtar.File) bool { return f.Name == "want" })
	if *update {
		if i < 0 {
			i = len(archive.Files)
			archive.Files = append(archive.Files, txtar.File{Name: "want"})
		}
		archive.Files[i].Data = got.Bytes()
		if err := os.WriteFile(name, txtar.Format(archive), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	if i < 0 {
		t.Fatal("the case has no file want")
	}
	if want := archive.Files[i].Data; !bytes.Equal(got.Bytes(), want) {
		t.Errorf("got:\n%s\nwant:\n%s", got.Bytes(), want)
	}
}

// checkDiagnostic checks what is true of every diagnostic.
func checkDiagnostic(t *testing.T, d model.Diagnostic) {
	t.Helper()
	known := slices.ContainsFunc(model.Codes(), func(c model.CodeMeaning) bool { return c.Code == d.Code })
	if !known {
		t.Errorf("the code %s is not in the table", d.Code)
	}
	if d.Message == "" || strings.HasSuffix(d.Message, ".") || strings.ContainsFunc(d.Message+d.Suggestion, unicode.IsControl) {
		t.Errorf("message %q is empty, ends in a full stop, or has a line break in it", d.Message)
	}
	if !d.Pos.IsValid() || d.End.Filename != d.Pos.Filename || d.End.Offset < d.Pos.Offset {
		t.Errorf("%s: reaches from %v to %v", d, d.Pos, d.End)
	}
}

// loadCase loads the package at the top of an archive. The packages in its folders are
// in the same module and can be imported.
func loadCase(t testing.TB, archive *txtar.Archive) *source.Package {
	folders := map[string]map[string]string{}
	for _, f := range archive.Files {
		if path.Ext(f.Name) != ".go" {
			continue
		}
		dir := path.Dir(f.Name)
		if folders[dir] == nil {
			folders[dir] = map[string]string{}
		}
		text := string(f.Data)
		if hasLine(archive, "crlf") {
			text = strings.ReplaceAll(text, "\n", "\r\n")
		}
		folders[dir][f.Name] = text
	}
	fset, deps := token.NewFileSet(), moduleImporter{}
	for _, dir := range slices.Sorted(maps.Keys(folders)) {
		if dir != "." {
			importPath := "example.com/shop/" + dir
			deps[importPath] = check(fset, importPath, folders[dir], deps).Types
		}
	}
	pkg := check(fset, "example.com/shop/catalog", folders["."], deps)
	for line := range strings.Lines(string(archive.Comment)) {
		if v, ok := strings.CutPrefix(line, "go "); ok {
			pkg.GoVersion = strings.TrimSpace(v)
		}
	}
	if hasLine(archive, "no tests") {
		pkg.Tests = nil
	}
	return pkg
}

func hasLine(archive *txtar.Archive, line string) bool {
	return slices.Contains(strings.Split(string(archive.Comment), "\n"), line)
}
