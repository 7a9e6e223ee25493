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

// runEtagen is etagen as scripts run it: what it prints has slashes, whatever the
// system.
func runEtagen() {
	if filepath.Separator == '/' {
		main()
	}
	c := &command{stdout: slashWriter{os.Stdout}, stderr: slashWriter{os.Stderr}}
	os.Exit(c.runUntil(untilSignal(), os.Args[1:], stopPatience))
}

// A slashWriter puts slashes in place of the separators of paths.
type slashWriter struct{ io.Writer }

func (w slashWriter) Write(text []byte) (int, error) {
	_, err := io.WriteString(w.Writer, slashed(string(text)))
	return len(text), err
}

// slashed has paths with slashes, whatever the system.
func slashed(text string) string { return strings.ReplaceAll(text, string(filepath.Separator), "/") }

// runUnprivileged runs the program that its arguments name without what lets root
// write into a folder that is read-only.
func runUnprivileged() {
	runtime.LockOSThread() // which starts the program, and has lost what others keep
	if err := dropPrivileges(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	cmd := exec.Command(os.Args[1], os.Args[2:]...)
	cmd.Stdout, cmd.Stderr = os.Stdout, os.Stderr
	_ = cmd.Run() // its status tells
	os.Exit(cmd.ProcessState.ExitCode())
}

// runTypecheck checks packages and all that they import from source. For another system
// go vet would have the standard library compiled first.
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
