package templates_test

import (
	"bytes"
	"testing"

	"golang.org/x/tools/txtar"
)

// TestGeneratedTestIsShort checks that the test of a resource with all methods and a list
// has at most 250 lines: whoever adopts it reads it in review. What all resources share is
// in etagentest.
func TestGeneratedTestIsShort(t *testing.T) {
	archive, err := txtar.ParseFile("../testdata/golden/write.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range archive.Files {
		if f.Name != "book_etagen_test.go" {
			continue
		}
		if lines := bytes.Count(f.Data, []byte("\n")); lines > 250 {
			t.Errorf("%s has %d lines, want 250 at most", f.Name, lines)
		}
		return
	}
	t.Error("the golden has no test")
}
