package generator_test

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestClients generates clients of resources of many shapes, runs their tests, and
// uses them from another module.
func TestClients(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles what was generated")
	}
	dir := copyModule(t, "clients")
	generate(t, dir)
	stripHeaders(t, dir)
	goCommand(t, dir, "vet", "./...")
	goCommand(t, dir, "test", "./catalog", "./remote", "-run", "Client")
	elsewhere := filepath.Join(dir, "elsewhere")
	goCommand(t, elsewhere, "run", ".")
	server := filepath.Join(dir, "server.exe")
	goCommand(t, dir, "build", "-o", server, "./server")
	symbols, err := exec.CommandContext(t.Context(), "go", "tool", "nm", server).Output()
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(symbols), "catalog.(*BookHandler).Get") {
		t.Error("the symbols of the server are not those of one")
	}
	for line := range strings.Lines(string(symbols)) {
		if strings.Contains(line, "etagenclient") || strings.Contains(line, "BookClient") || strings.Contains(line, "bookRemote") {
			t.Errorf("a server has a symbol of the client: %s", line)
		}
	}
}
