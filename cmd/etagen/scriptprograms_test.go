package main

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"

	"golang.org/x/tools/go/packages"
)

// runEtagen runs etagen for scripts: its output has slashes on every system.
func runEtagen() {
	if filepath.Separator == '/' {
		main()
	}
	c := &command{stdout: slashWriter{os.Stdout}, stderr: slashWriter{os.Stderr}}
	os.Exit(c.runUntil(untilSignal(), os.Args[1:], stopPatience))
}

// A slashWriter replaces the separators of paths with slashes.
type slashWriter struct{ io.Writer }

func (w slashWriter) Write(text []byte) (int, error) {
	_, err := io.WriteString(w.Writer, slashed(string(text)))
	return len(text), err
}

// slashed replaces the separators of paths with slashes.
func slashed(text string) string { return strings.ReplaceAll(text, string(filepath.Separator), "/") }

// runUnprivileged runs the program in its arguments without the privilege of root to
// write into read-only folders.
func runUnprivileged() {
	runtime.LockOSThread() // this thread starts the program, and only it drops privileges
	if err := dropPrivileges(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	cmd := exec.Command(os.Args[1], os.Args[2:]...)
	cmd.Stdout, cmd.Stderr = os.Stdout, os.Stderr
	_ = cmd.Run() // the exit status follows
	os.Exit(cmd.ProcessState.ExitCode())
}

// runTypecheck type-checks packages and everything that they import from source. For
// another system, go vet would compile the standard library first.
func runTypecheck() {
	loaded, err := packages.Load(&packages.Config{Mode: packages.LoadAllSyntax, Tests: true}, os.Args[1:]...)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	if packages.PrintErrors(loaded) > 0 {
		os.Exit(1)
	}
}
