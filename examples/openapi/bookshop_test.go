package openapi

import (
	"bufio"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// documents returns the paths of the files that .ci/openapi has written.
func documents(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob("build/*.json")
	if err != nil {
		t.Fatal(err)
	}
	if len(files) == 0 {
		t.Skip("there is no document in build: make test-openapi writes them")
	}
	return files
}

// startBookshop starts the program BOOKSHOP on a new database and returns its address.
func startBookshop(t *testing.T) string {
	t.Helper()
	program := os.Getenv("BOOKSHOP")
	if program == "" {
		t.Skip("BOOKSHOP names no program: make test-openapi builds it")
	}
	shop := exec.Command(program, "-addr", "127.0.0.1:0", "-log", "error", "-database", filepath.Join(t.TempDir(), "books.db"))
	shop.Stderr = os.Stderr
	out, err := shop.StdoutPipe()
	if err == nil {
		err = shop.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := shop.Process.Signal(os.Interrupt); err != nil {
			t.Error(err)
		}
		_ = shop.Wait() // it was interrupted
	})
	line, err := bufio.NewReader(out).ReadString('\n')
	_, address, ok := strings.Cut(strings.TrimSpace(line), "listening on ")
	if err != nil || !ok {
		t.Fatalf("the bookshop says %q (%v)", line, err)
	}
	return address
}
