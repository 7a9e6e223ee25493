package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
)

// database is the name of the database file in the folder of the demo.
const database = "bookshop.db"

// A service is the bookshop, running.
type service struct {
	url     string
	process *exec.Cmd
}

// generate brings the generated files up to date.
func generate(ctx context.Context, out io.Writer) error {
	return command(ctx, out, "writes the handlers into catalog/", "go", "generate", "./...")
}

// launch builds and starts the bookshop, with its files in folder.
func launch(ctx context.Context, out io.Writer, folder string) (*service, error) {
	binary := filepath.Join(folder, "bookshop")
	if runtime.GOOS == "windows" {
		binary += ".exe"
	}
	if err := command(ctx, out, "the service, SQLite included", "go", "build", "-o", binary, "."); err != nil {
		return nil, err
	}
	return start(ctx, out, binary, filepath.Join(folder, database))
}

// command prints a command with a remark, runs it and passes on its output.
func command(ctx context.Context, out io.Writer, remark string, words ...string) error {
	fmt.Fprintf(out, "$ %-24s # %s\n", strings.Join(words[:2], " ")+" "+words[len(words)-1], remark)
	c := exec.CommandContext(ctx, words[0], words[1:]...)
	c.Stdout, c.Stderr = out, os.Stderr
	if err := c.Run(); err != nil {
		return fmt.Errorf("run %s: %w", strings.Join(words, " "), err)
	}
	return nil
}

// start starts the binary on a free port of the loopback interface and waits
// until it prints its address.
func start(ctx context.Context, out io.Writer, binary, path string) (*service, error) {
	c := exec.CommandContext(ctx, binary, "-addr", "127.0.0.1:0", "-database", path, "-drain", "0s", "-log", "error")
	c.Stderr = os.Stderr
	said, err := c.StdoutPipe()
	if err != nil {
		return nil, fmt.Errorf("connect to the bookshop: %w", err)
	}
	if err := c.Start(); err != nil {
		return nil, fmt.Errorf("start the bookshop: %w", err)
	}
	s := &service{process: c}
	line, err := bufio.NewReader(said).ReadString('\n')
	url, ok := strings.CutPrefix(strings.TrimSpace(line), "listening on ")
	if err != nil || !ok {
		return nil, errors.Join(fmt.Errorf("the bookshop printed %q instead of its address", line), s.stop())
	}
	s.url = url
	fmt.Fprintf(out, "$ %-24s # %s\n", "bookshop", strings.TrimSpace(line))
	return s, nil
}

// stop asks the bookshop to stop and waits until it has. Windows knows no
// interrupt that one process can send to another.
func (s *service) stop() error {
	if runtime.GOOS == "windows" {
		s.process.Process.Kill()
		s.process.Wait() // its error says that it was killed
		return nil
	}
	if err := s.process.Process.Signal(os.Interrupt); err != nil && !errors.Is(err, os.ErrProcessDone) {
		return fmt.Errorf("stop the bookshop: %w", err)
	}
	if err := s.process.Wait(); err != nil {
		return fmt.Errorf("the bookshop did not stop cleanly: %w", err)
	}
	return nil
}
