package gosource

import (
	"go/format"
	"os"
	"path/filepath"
	"testing"
)

// TestFormatted prints files as format.Source does: those of this package, and one that
// is not formatted.
func TestFormatted(t *testing.T) {
	sources := map[string][]byte{"formless": []byte("package  p\nimport (\"b\"; \"a\" /* x */\n \"c\")\n// Text.\nfunc  f( ) { return }  // y\nvar ( x=0XAF;longer  = 1E3 // z\n)\ntype T struct { A int `x`\nLong string }\n")}
	paths, err := filepath.Glob("*.go")
	if err != nil || len(paths) == 0 {
		t.Fatal(paths, err)
	}
	for _, path := range paths {
		if sources[path], err = os.ReadFile(path); err != nil {
			t.Fatal(err)
		}
	}
	for name, source := range sources {
		want, err := format.Source(source)
		if err != nil {
			t.Fatal(err)
		}
		parsed, err := parseTree(source)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := parsed.formatted(); err != nil || string(got) != string(want) {
			t.Errorf("%s is printed in another form: %v\n%s", name, err, got)
		}
	}
}
