package main

import (
	"archive/zip"
	"io"
	"io/fs"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const (
	docsModule  = "github.com/etagen/etagen"
	docsVersion = "v0.1.0"
)

// docsEnv is the environment of somebody who is about to get this checkout
// as a released version: a module proxy in a folder has it, the module cache
// serves as the proxy of what it depends on, and nothing is asked of a network.
func docsEnv(t *testing.T) []string {
	t.Helper()
	proxy := t.TempDir()
	writeProxy(t, proxy)
	out, err := exec.Command("go", "env", "GOMODCACHE").Output()
	if err != nil {
		t.Fatal(err)
	}
	downloads := filepath.Join(strings.TrimSpace(string(out)), "cache", "download")
	env := slices.DeleteFunc(os.Environ(), func(v string) bool { return strings.HasPrefix(v, "GIT_") })
	return append(env,
		"GOPROXY="+fileURL(proxy)+","+fileURL(downloads),
		"GOMODCACHE="+t.TempDir(),
		"GOFLAGS="+trimpath("-modcacherw -count=1"), // a cache of modules that can be removed; no result of a test from before
		"GOSUMDB=off",
		"GOWORK=off",
		"GOPRIVATE=",
		"GIT_CONFIG_GLOBAL="+os.DevNull,
	)
}

func fileURL(path string) string {
	slashed := filepath.ToSlash(path)
	if !strings.HasPrefix(slashed, "/") {
		slashed = "/" + slashed
	}
	return (&url.URL{Scheme: "file", Path: slashed}).String()
}

// writeProxy lays the checkout out as https://go.dev/ref/mod#goproxy-protocol says.
func writeProxy(t *testing.T, proxy string) {
	t.Helper()
	folder := filepath.Join(proxy, filepath.FromSlash(docsModule), "@v")
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	mod, err := os.ReadFile("../../go.mod")
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"list":                docsVersion + "\n",
		docsVersion + ".info": `{"Version":"` + docsVersion + `"}`,
		docsVersion + ".mod":  string(mod),
	} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	f, err := os.Create(filepath.Join(folder, docsVersion+".zip"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z := zip.NewWriter(f)
	if err := addModule(z, os.DirFS("../..")); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
}

// addModule adds what belongs to a version of the module: no module below it,
// and no folder of a tool.
func addModule(z *zip.Writer, root fs.FS) error {
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
		w, err := z.Create(docsModule + "@" + docsVersion + "/" + path)
		if err != nil {
			return err
		}
		_, err = io.Copy(w, content)
		return err
	})
}
