package main

import (
	"bufio"
	"os"
	"os/exec"
	"strings"
	"testing"
)

// databaseOfChild is the variable that turns the test binary into the bookshop.
const databaseOfChild = "BOOKSHOP_TEST_DATABASE"

func TestMain(m *testing.M) {
	path := os.Getenv(databaseOfChild)
	if path == "" {
		os.Exit(m.Run())
	}
	os.Args = []string{"bookshop", "-addr", "127.0.0.1:0", "-database", path, "-drain", "300ms", "-log", "error"}
	main()
}

// A child is the bookshop in another process.
type child struct {
	url     string
	process *exec.Cmd
}

func startShop(t *testing.T, path string, environment ...string) *child {
	t.Helper()
	c := exec.Command(os.Args[0])
	c.Env = append(append(os.Environ(), environment...), databaseOfChild+"="+path)
	c.Stderr = os.Stderr
	said, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Process.Kill() })
	line, err := bufio.NewReader(said).ReadString('\n')
	url, ok := strings.CutPrefix(strings.TrimSpace(line), "listening on ")
	if !ok {
		t.Fatalf("it said %q (%v)", line, err)
	}
	return &child{url, c}
}

// kill sends SIGKILL, and waits until the process has ended.
func (c *child) kill(t *testing.T) {
	t.Helper()
	if err := c.process.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	c.process.Wait() // its error says that it was killed
}
