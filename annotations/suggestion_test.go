package annotations

import (
	"bytes"
	"path"
	"path/filepath"
	"slices"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/annotations/source"
)

// TestSuggestionsMend applies every suggestion of every case as an editor would: the
// text replaces Pos to End. The file must still be Go, and the mistake must be gone.
func TestSuggestionsMend(t *testing.T) {
	names, err := filepath.Glob(caseFiles)
	if err != nil {
		t.Fatal(err)
	}
	suggestions := 0
	for _, name := range names {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		_, found := Read(loadCase(t, archive))
		for _, d := range found {
			if d.Suggestion != "" {
				suggestions++
				checkMended(t, filepath.Base(name), archive, found, d)
			}
		}
	}
	if suggestions < 50 {
		t.Errorf("only %d suggestions were tried", suggestions)
	}
}

// checkMended applies a suggestion and reads the package again.
func checkMended(t *testing.T, name string, archive *txtar.Archive, before []model.Diagnostic, d model.Diagnostic) {
	t.Helper()
	mended := &txtar.Archive{Comment: archive.Comment}
	for _, f := range archive.Files {
		if f.Name == d.Pos.Filename {
			f.Data = replaced(archive, f.Data, d)
		}
		mended.Files = append(mended.Files, f)
	}
	pkg, was := loadCase(t, mended), loadCase(t, archive)
	if len(pkg.Files) != len(was.Files) || countDecls(pkg) != countDecls(was) {
		t.Errorf("%s: %s: the suggestion %q breaks the file", name, d, d.Suggestion)
	}
	_, after := Read(pkg)
	same := func(e model.Diagnostic) bool {
		return e.Code == d.Code && e.Message == d.Message && path.Base(e.Pos.Filename) == path.Base(d.Pos.Filename) && e.Pos.Line == d.Pos.Line
	}
	if n, m := countFunc(before, same), countFunc(after, same); m >= n {
		t.Errorf("%s: %s: the suggestion %q leaves it as it is", name, d, d.Suggestion)
	}
}

// replaced returns the content of a file after a suggestion is applied. Offsets include
// the carriage returns that loadCase adds.
func replaced(archive *txtar.Archive, content []byte, d model.Diagnostic) []byte {
	crlf := hasLine(archive, "crlf")
	if crlf {
		content = bytes.ReplaceAll(content, []byte("\n"), []byte("\r\n"))
	}
	content = slices.Concat(content[:d.Pos.Offset], []byte(d.Suggestion), content[d.End.Offset:])
	if crlf {
		content = bytes.ReplaceAll(content, []byte("\r\n"), []byte("\n"))
	}
	return content
}

func countDecls(pkg *source.Package) int {
	n := 0
	for _, f := range pkg.Files {
		n += len(f.Decls)
	}
	return n
}

func countFunc(all []model.Diagnostic, is func(model.Diagnostic) bool) int {
	n := 0
	for _, d := range all {
		if is(d) {
			n++
		}
	}
	return n
}
