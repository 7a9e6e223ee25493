package generator_test

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/generator"
)

// TestNested generates for resources that contain other resources. The module changes
// every value in the JSON: each change must change the entity tag.
func TestNested(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles what was generated")
	}
	t.Parallel()
	dir := copyModule(t, "nested")
	generate(t, dir)
	stripHeaders(t, dir)
	goCommand(t, dir, "vet", compileOnce, "./...")
	goCommand(t, dir, "test", compileOnce, "-vet=off", "-count=1", "./...")
}

// vouched matches the places where the module says that a field is covered by the
// version, or derived.
var vouched = regexp.MustCompile(` etagen:"(covered|derived)"|(covered|derived)=[^ \n]+`)

// TestNothingIsCoveredUnsaid removes each of those words: either there is a diagnostic,
// or the entity tag is made from something else.
func TestNothingIsCoveredUnsaid(t *testing.T) {
	t.Parallel()
	dir := copyModule(t, "nested")
	config := generator.Config{Dir: dir, Patterns: []string{"."}}
	was, err := generator.Generate(t.Context(), config)
	if err != nil {
		t.Fatal(err)
	}
	refused, moved := 0, 0
	for _, name := range []string{"models.go", "placed.go"} {
		path := filepath.Join(dir, name)
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, at := range vouched.FindAllIndex(content, -1) {
			write(t, path, bytes.Join([][]byte{content[:at[0]], content[at[1]:]}, nil))
			plan, err := generator.Generate(t.Context(), config)
			if err != nil {
				t.Fatal(err)
			}
			switch line := bytes.Count(content[:at[0]], []byte("\n")) + 1; {
			case isRefused(plan):
				refused++
			case !sameContents(was, plan):
				moved++
			default:
				t.Errorf("%s:%d: nobody misses %s", name, line, content[at[0]:at[1]])
			}
		}
		write(t, path, content)
	}
	if refused < 7 || moved < 3 {
		t.Errorf("%d were asked for and %d moved the tag, which is fewer than there are", refused, moved)
	}
}

// isRefused reports whether a plan asks how a field is covered.
func isRefused(plan *generator.Plan) bool {
	for _, d := range plan.Diagnostics {
		if d.Code == model.Uncovered {
			return true
		}
	}
	return false
}

// sameContents reports whether two plans have the same files.
func sameContents(a, b *generator.Plan) bool {
	if len(a.Files) != len(b.Files) {
		return false
	}
	for i := range a.Files {
		if a.Files[i].Action != b.Files[i].Action || !bytes.Equal(a.Files[i].Content, b.Files[i].Content) {
			return false
		}
	}
	return true
}
