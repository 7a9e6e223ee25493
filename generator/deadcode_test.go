package generator_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// deadcode finds functions that no program and no test can reach.
const deadcode = "golang.org/x/tools/cmd/deadcode@v0.52.0"

// supportFeatures are the directives of resources that call for different parts of
// the support package, each in a module of its own.
func supportFeatures() map[string]string {
	return map[string]string{
		"functions alone": "//etagen:resource",
		"get":             "//etagen:resource /books/{id}",
		"stat":            "//etagen:resource /books/{id} stat",
		"put":             "//etagen:resource /books/{id} methods=GET,PUT",
		"create":          "//etagen:resource /books/{id} methods=GET,PUT create",
		"patch":           "//etagen:resource /books/{id} methods=GET,PATCH",
		"delete":          "//etagen:resource /books/{id} methods=GET,DELETE",
		"list":            "//etagen:resource /books/{id}\n//etagen:collection /books",
		"list with stat":  "//etagen:resource /books/{id}\n//etagen:collection /books stat item-tags",
		"post":            "//etagen:resource /books/{id}\n//etagen:collection /books methods=GET,POST",
		"everything":      "//etagen:resource /books/{id} methods=GET,PUT,PATCH,DELETE create stat\n//etagen:collection /books methods=GET,POST stat item-tags group",
	}
}

const featured = `package book

import "time"

// Book is a resource.
//
DIRECTIVES
type Book struct {
	ID      string    ` + "`json:\"id\" etagen:\"id\"`" + `
	Version int64     ` + "`json:\"version\" etagen:\"version\"`" + `
	Changed time.Time ` + "`json:\"changed\" etagen:\"modified\"`" + `
	Title   string    ` + "`json:\"title\" etagen:\"sort,filter\"`" + `
	Year    int       ` + "`json:\"year\" etagen:\"filter\"`" + `
}
`

// publicUse is a test that uses what stores name of the support package.
const publicUse = `package book

import (
	"encoding/json"
	"testing"

	"example.com/shop/internal/etagen"
)

func TestPublicNames(t *testing.T) {
	text, err := json.Marshal(etagen.Problem{Status: etagen.StatusClientGone, Errors: []etagen.FieldError{{}}})
	t.Log(string(text), err, etagen.Refuse(409, "No."), etagen.ErrUnavailable, etagen.ErrOutcomeUnknown)
}
`

// TestSupportIsReached holds that the support package has no function that
// nothing in the module can reach but what users name, and is small for a module
// that only reads.
func TestSupportIsReached(t *testing.T) {
	tool := filepath.Join(t.TempDir(), "deadcode")
	build := exec.CommandContext(t.Context(), "go", "install", deadcode)
	build.Env = append(os.Environ(), "GOBIN="+filepath.Dir(tool))
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("installing %s: %v\n%s", deadcode, err, out)
	}
	for name, directives := range supportFeatures() {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			write(t, filepath.Join(dir, "go.mod"), []byte("module example.com/shop\n\ngo 1.22\n"))
			source := strings.ReplaceAll(featured, "DIRECTIVES", directives)
			if !strings.Contains(directives, "collection") {
				source = strings.NewReplacer(` etagen:"sort,filter"`, "", ` etagen:"filter"`, "").Replace(source)
			}
			write(t, filepath.Join(dir, "book.go"), []byte(source))
			generate(t, dir)
			if strings.Contains(directives, "/books/{id}") {
				write(t, filepath.Join(dir, "public_test.go"), []byte(publicUse))
			}
			cmd := exec.CommandContext(t.Context(), tool, "-test", "-filter", "/internal/etagen", "./...")
			cmd.Dir = dir
			if out, err := cmd.CombinedOutput(); err != nil || len(out) > 0 {
				t.Errorf("deadcode: %v\n%s", err, out)
			}
			if name == "get" {
				checkSize(t, filepath.Join(dir, "internal", "etagen"), 8, 1700)
			}
			if name == "everything" {
				checkSize(t, filepath.Join(dir, "internal", "etagen"), 14, 5200)
				checkSize(t, filepath.Join(dir, "internal", "etagen", "etagentest"), 4, 3100)
			}
		})
	}
}

// checkSize holds the number of Go files in a folder, and of all their lines.
func checkSize(t *testing.T, dir string, files, lines int) {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, path := range paths {
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		n += bytes.Count(content, []byte("\n"))
	}
	t.Logf("%s: %d lines in %d files", filepath.Base(dir), n, len(paths))
	if len(paths) > files || n > lines {
		t.Errorf("%s: %d lines in %d files, at most %d in %d", dir, n, len(paths), lines, files)
	}
}
