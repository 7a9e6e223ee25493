package main

import (
	"archive/zip"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
)

const (
	docsModule  = "github.com/etagen/etagen"
	docsVersion = "v0.1.0"
)

// docsEnv returns the environment of a user who is about to get this checkout as a
// released version.
func docsEnv(t *testing.T) []string {
	t.Helper()
	variables, err := released()
	if err != nil {
		t.Fatal(err)
	}
	env := slices.DeleteFunc(os.Environ(), func(v string) bool { return strings.HasPrefix(v, "GIT_") })
	return append(append(env, variables...),
		// The module cache can be removed, and test results are never cached. Tests run go
		// vet, which shares the facts in the standard library with others; go test does not.
		// What the pages compile is run once, so it is not optimized.
		"GOFLAGS="+shared("-modcacherw -count=1 -vet=off '-gcflags=example.com/...=-l -dwarf=false'"),
		"GOWORK=off",
		"GOPRIVATE=",
		"GIT_CONFIG_GLOBAL="+os.DevNull,
	)
}

// released returns the environment in which the go command finds this checkout as a
// released version. A module proxy in a folder serves it, the module cache serves its
// dependencies, and nothing uses the network. All tests share the folders, so that go
// tool, which ignores -trimpath, compiles the command once.
var released = sync.OnceValues(func() ([]string, error) {
	proxy := filepath.Join(os.Getenv(sharedFolder), "proxy")
	if err := writeProxy(proxy); err != nil {
		return nil, err
	}
	out, err := exec.Command("go", "env", "GOMODCACHE").Output()
	if err != nil {
		return nil, err
	}
	downloads := filepath.Join(strings.TrimSpace(string(out)), "cache", "download")
	return []string{
		"GOPROXY=" + fileURL(proxy) + "," + fileURL(downloads),
		"GOMODCACHE=" + filepath.Join(os.Getenv(sharedFolder), "modules"),
		"GOSUMDB=off",
	}, nil
})

func fileURL(path string) string {
	slashed := filepath.ToSlash(path)
	if !strings.HasPrefix(slashed, "/") {
		slashed = "/" + slashed
	}
	return (&url.URL{Scheme: "file", Path: slashed}).String()
}

// writeProxy writes the checkout in the layout of
// https://go.dev/ref/mod#goproxy-protocol.
func writeProxy(proxy string) error {
	folder := filepath.Join(proxy, filepath.FromSlash(docsModule), "@v")
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	mod, err := os.ReadFile("../../go.mod")
	if err != nil {
		return err
	}
	for name, text := range map[string]string{
		"list":                docsVersion + "\n",
		docsVersion + ".info": `{"Version":"` + docsVersion + `"}`,
		docsVersion + ".mod":  string(mod),
	} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o644); err != nil {
			return err
		}
	}
	f, err := os.Create(filepath.Join(folder, docsVersion+".zip"))
	if err != nil {
		return err
	}
	defer f.Close()
	z := zip.NewWriter(f)
	if err := addModule(z, os.DirFS("../..")); err != nil {
		return err
	}
	return z.Close()
}

// addModule adds the files of a version of the module. Its commands start the programs of
// this test instead: go tool ignores the flags of the go command, and would compile the
// standard library and all of etagen once more.
func addModule(z *zip.Writer, root fs.FS) error {
	for _, name := range []string{"etagen", "etagen-vet"} {
		if err := addStarter(z, name); err != nil {
			return err
		}
	}
	return releasedFiles(root, func(path string, content io.Reader) error {
		if folder, _ := filepath.Split(path); folder == "cmd/etagen/" || folder == "cmd/etagen-vet/" {
			return nil
		}
		w, err := z.Create(docsModule + "@" + docsVersion + "/" + path)
		if err != nil {
			return err
		}
		_, err = io.Copy(w, content)
		return err
	})
}

// releasedFiles calls f with each file of a version of the module: those that are not in
// nested modules and hidden folders.
func releasedFiles(root fs.FS, f func(path string, content io.Reader) error) error {
	return fs.WalkDir(root, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			_, nested := fs.Stat(root, path+"/go.mod")
			if path != "." && (nested == nil || strings.HasPrefix(d.Name(), ".")) {
				return fs.SkipDir
			}
			return nil
		}
		content, err := root.Open(path)
		if err != nil {
			return err
		}
		defer content.Close()
		return f(path, content)
	})
}

// addStarter adds a command that starts the program of that name in this test.
func addStarter(z *zip.Writer, name string) error {
	program, err := exec.LookPath(name)
	if err != nil {
		return err
	}
	w, err := z.Create(docsModule + "@" + docsVersion + "/cmd/" + name + "/main.go")
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(w, `package main

import "os"

func main() {
	p, err := os.StartProcess(%q, os.Args, &os.ProcAttr{Files: []*os.File{os.Stdin, os.Stdout, os.Stderr}})
	if err != nil {
		panic(err)
	}
	state, err := p.Wait()
	if err != nil {
		panic(err)
	}
	os.Exit(state.ExitCode())
}
`, program)
	return err
}

// TestReleaseBuilds compiles the commands from the files of a release alone. make check
// runs them by go tool.
func TestReleaseBuilds(t *testing.T) {
	if testing.Short() {
		t.Skip("links both commands")
	}
	dir := t.TempDir()
	if err := releasedFiles(os.DirFS("../.."), func(path string, content io.Reader) error {
		path = filepath.Join(dir, path)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		text, err := io.ReadAll(content)
		if err != nil {
			return err
		}
		return os.WriteFile(path, text, 0o644)
	}); err != nil {
		t.Fatal(err)
	}
	build := exec.CommandContext(t.Context(), "go", "build", "./cmd/...")
	build.Dir = dir
	if out, err := build.CombinedOutput(); err != nil {
		t.Errorf("go build: %v\n%s", err, out)
	}
}
