//go:build unix

package load

import (
	"errors"
	"net"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/etagen/etagen/generator/plan"
)

// TestIrregular has something other than a file where the go command would read one.
func TestIrregular(t *testing.T) {
	pipe := func(path string) error { return syscall.Mkfifo(path, 0o600) }
	link := func(target string) func(string) error {
		return func(path string) error { return os.Symlink(target, path) }
	}
	socket := func(path string) error {
		l, err := net.ListenUnix("unix", &net.UnixAddr{Name: path, Net: "unix"})
		if err == nil {
			t.Cleanup(func() { _ = l.Close() })
		}
		return err
	}
	isOutput := func(path string) bool { return strings.HasSuffix(path, "_etagen.go") }
	folder := func(path string) error { return os.Mkdir(path, 0o700) }
	for _, test := range []struct {
		name, file string
		put        func(path string) error
		pattern    string
		refused    bool
	}{
		{"a pipe", "a/x.go", pipe, "./...", true},
		{"a pipe in the folder of the package", "a/x.go", pipe, "./a", true},
		{"a pipe as assembly", "a/x.s", pipe, "./...", true},
		{"a pipe as a C header", "a/x.h", pipe, "./a", true},
		{"a test that is a pipe", "a/x_test.go", pipe, "./...", true},
		{"a socket", "a/x.go", socket, "./...", true},
		{"a link to a device", "a/x.go", link("/dev/zero"), "./...", true},
		{"a link to a device called like an output", "a/x_etagen.go", link("/dev/zero"), "./...", false},
		{"a pipe called like an output", "a/x_etagen.go", pipe, "./...", true},
		{"a link to a device in another folder", "b/x.go", link("/dev/zero"), "./a", false},
		{"a folder", "a/x.go", folder, "./...", false},
		{"a link to a folder", "a/x.go", link("../b"), "./...", false},
		{"a link that leads nowhere", "a/x.go", link("nowhere"), "./...", false},
		{"a link to a file", "a/x.go", link("../b/b.go"), "./...", false},
		{"a pipe with a dot before its name", "a/.x.go", pipe, "./...", false},
		{"a pipe with an underscore before its name", "a/_x.go", pipe, "./a", false},
		{"a pipe that is no source", "a/x.txt", pipe, "./...", false},
		{"a pipe among test data", "testdata/x.go", pipe, "./...", false},
		{"a pipe among test data that is asked for", "testdata/x.go", pipe, "./testdata", true},
		{"a pipe in another module", "other/x.go", pipe, "./...", false},
		{"a pipe as go.work", "go.work", pipe, "./a", true},
	} {
		t.Run(test.name, func(t *testing.T) {
			dir, err := os.MkdirTemp("", "") // the path of a socket must be short
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { _ = os.RemoveAll(dir) })
			for name, content := range map[string]string{"go.mod": "module m\n", "a/a.go": "package a\n", "b/b.go": "package b\n", "testdata/t.go": "package t\n", "other/go.mod": "module o\n"} {
				path := filepath.Join(dir, name)
				if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o700), os.WriteFile(path, []byte(content), 0o600)); err != nil {
					t.Fatal(err)
				}
			}
			path := filepath.Join(dir, test.file)
			if err := test.put(path); err != nil {
				t.Fatal(err)
			}
			err = errors.Join(checkModFiles(dir), checkRegular(dir, []string{test.pattern}, isOutput))
			if refused := errors.Is(err, plan.ErrNotRegular); refused != test.refused || refused && !strings.Contains(err.Error(), path) {
				t.Errorf("it says %v", err)
			}
		})
	}
}
