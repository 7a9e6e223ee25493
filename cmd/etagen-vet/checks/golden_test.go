package checks

import (
	"bytes"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "rewrite the golden files of the cases: what the fixes make of them")

// updateGolden applies the command's fixes to the packages of a shop, and writes the
// result into the archives.
func updateGolden(t *testing.T, dir, cases string, packages []string) {
	t.Helper()
	binary := filepath.Join(t.TempDir(), "etagen-vet")
	if out, err := exec.Command("go", "build", "-o", binary, "..").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for _, p := range packages {
		cmd := exec.Command(binary, "-fix", p)
		cmd.Dir = dir
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Logf("%s: %v\n%s", p, err, out)
		}
		name := filepath.Join("testdata", cases, filepath.Base(filepath.Dir(p))+".txtar")
		archive, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		archive.Files = slices.DeleteFunc(archive.Files, func(f txtar.File) bool { return strings.HasSuffix(f.Name, ".golden") })
		for _, f := range slices.Clone(archive.Files) {
			fixed, err := os.ReadFile(filepath.Join(dir, filepath.Dir(p), f.Name))
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(fixed, f.Data) {
				archive.Files = append(archive.Files, txtar.File{Name: f.Name + ".golden", Data: fixed})
			}
		}
		if err := os.WriteFile(name, txtar.Format(archive), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}
