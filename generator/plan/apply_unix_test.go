//go:build unix

package plan

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"slices"
	"syscall"
	"testing"
)

// fileNumber distinguishes a file from a copy of it.
func fileNumber(info fs.FileInfo) uint64 {
	return uint64(info.Sys().(*syscall.Stat_t).Ino)
}

// inChild is an environment variable for a test binary that runs one test under limits
// which would affect others. Its value is the folder to use.
const inChild = "ETAGEN_TEST_IN_CHILD"

// runChild runs the current test again, in a separate process.
func runChild(t *testing.T, dir string, attr *syscall.SysProcAttr) error {
	t.Helper()
	cmd := exec.Command(os.Args[0], "-test.run=^"+t.Name()+"$", "-test.v")
	cmd.Env = append(os.Environ(), inChild+"="+dir)
	cmd.SysProcAttr = attr
	out, err := cmd.CombinedOutput()
	exit := (*exec.ExitError)(nil)
	switch {
	case err != nil && !errors.As(err, &exit):
		return err
	case bytes.Contains(out, []byte("--- SKIP")):
		t.Skipf("in the child:\n%s", out)
	case err != nil || !bytes.Contains(out, []byte("--- PASS: "+t.Name())):
		t.Errorf("%v\n%s", err, out)
	}
	return nil
}

// tooLarge is more than fits on what the tests call a full disk.
const tooLarge = 200_000

// applyOnFullDisk has five files of which the third does not fit, and expects one of the
// given errors.
func applyOnFullDisk(t *testing.T, dir string, want ...error) {
	t.Helper()
	path := func(name string) string { return filepath.Join(dir, filepath.FromSlash(name)) }
	for _, name := range []string{"a.go", "b.go", "c.go"} {
		must(t, os.WriteFile(path(name), []byte(old), 0o666))
	}
	before := state(t, dir)
	err := (&Plan{Formats: marked(), Files: []File{
		{Path: path("a.go"), Action: Update, Old: []byte(old), Content: []byte("a")},
		{Path: path("b.go"), Action: Delete, Old: []byte(old)},
		{Path: path("c.go"), Action: Update, Old: []byte(old), Content: make([]byte, tooLarge)},
		{Path: path("d/e/f.go"), Action: Create, Content: []byte("f")},
		{Path: path("g.go"), Action: Create, Content: []byte("g")},
	}}).Apply()
	if !slices.ContainsFunc(want, func(w error) bool { return errors.Is(err, w) }) {
		t.Errorf("it returned %v", err)
	}
	if after := state(t, dir); !slices.Equal(after, before) {
		t.Errorf("the tree is\n%q and was\n%q", after, before)
	}
}

// TestApplyBeyondLimit makes a write fail half-way by the limit on the size of files,
// which applies to every user, even root.
func TestApplyBeyondLimit(t *testing.T) {
	dir := os.Getenv(inChild)
	if dir == "" {
		must(t, runChild(t, t.TempDir(), nil))
		return
	}
	signal.Ignore(syscall.SIGXFSZ)
	must(t, syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: tooLarge / 2, Max: tooLarge / 2}))
	applyOnFullDisk(t, dir, syscall.EFBIG)
}
