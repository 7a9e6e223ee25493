//go:build unix

package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
)

// asStubborn is set in the environment of a test binary that is to continue when it is
// told to stop. For a run whose driver is to hang, asDriver is the address that the
// driver connects to, and inDriver is set in the driver.
const (
	asStubborn = "ETAGEN_TEST_AS_STUBBORN"
	asDriver   = "ETAGEN_TEST_AS_DRIVER"
	inDriver   = "ETAGEN_TEST_IN_DRIVER"
)

// actsAsAnother reports whether the process was one of these programs, and has ended.
func actsAsAnother() bool {
	switch address := os.Getenv(asDriver); {
	case os.Getenv(asStubborn) != "":
		stubborn()
	case address != "" && os.Getenv(inDriver) != "":
		hang(address)
	default:
		return false
	}
	return true
}

// stubborn prints that it was told to stop, and continues.
func stubborn() {
	ctx := untilSignal()
	fmt.Println("begun")
	<-ctx.Done()
	fmt.Println("told")
	select {}
}

// hang connects to the test and ignores signals until the test closes the connection.
func hang(address string) {
	signal.Ignore(os.Interrupt, syscall.SIGTERM)
	conn, err := net.Dial("tcp", address)
	if err != nil {
		os.Exit(1)
	}
	_, _ = io.Copy(io.Discard, conn)
}

// TestStopWhileAnotherHangs stops a run that waits for a process that does not stop. It
// waits only for the end of the run.
func TestStopWhileAnotherHangs(t *testing.T) {
	for _, sig := range []os.Signal{os.Interrupt, syscall.SIGTERM} {
		dir := t.TempDir()
		writeFile(t, filepath.Join(dir, "go.mod"), "module example.com/m\n\ngo 1.22\n")
		driver := filepath.Join(dir, "driver")
		writeFile(t, driver, "#!/bin/sh\n"+inDriver+"=1 '"+os.Args[0]+"'\ntrue\n") // killing the script does not kill the program that it started
		if err := os.Chmod(driver, 0o700); err != nil {
			t.Fatal(err)
		}
		listener, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		cmd := exec.Command("etagen", "./...")
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), asDriver+"="+listener.Addr().String(), "GOPACKAGESDRIVER="+driver)
		stderr, err := os.Create(filepath.Join(dir, "stderr"))
		if err != nil {
			t.Fatal(err)
		}
		cmd.Stderr = stderr
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		conn, err := listener.Accept() // the run waits for the driver
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Process.Signal(sig); err != nil {
			t.Fatal(err)
		}
		err = cmd.Wait()
		said, _ := os.ReadFile(stderr.Name())
		if exit := (*exec.ExitError)(nil); !errors.As(err, &exit) || exit.ExitCode() != exitFailure || !bytes.Contains(said, []byte("context canceled")) {
			t.Errorf("after %s it ended with %v and said %q", sig, err, said)
		}
		_ = conn.Close()
		_ = listener.Close()
		_ = stderr.Close()
	}
}

// TestStopAfterWriting stops a run once it has written and begins to print what. The run
// has not failed.
func TestStopAfterWriting(t *testing.T) {
	dir := t.TempDir()
	writeFile(t, filepath.Join(dir, "go.mod"), "module example.com/m\n\ngo 1.22\n")
	writeFile(t, filepath.Join(dir, "book.go"), "package m\n\n//etagen:resource\ntype Book struct {\n\tVersion int `etagen:\"version\"`\n}\n")
	ctx, cancel := context.WithCancel(t.Context())
	var stderr bytes.Buffer
	c := &command{stderr: &stderr}
	c.stdout = stopper(func() {
		cancel()
		for c.writing.TryLock() { // until runUntil has it
			c.writing.Unlock()
			runtime.Gosched()
		}
	})
	if status := c.runUntil(ctx, []string{"-C", dir}, 0); status != exitClean || stderr.Len() > 0 {
		t.Errorf("status %d: %s", status, stderr.String())
	}
}

// A stopper is a writer that calls itself before it writes.
type stopper func()

func (s stopper) Write(b []byte) (int, error) {
	s()
	return len(b), nil
}

// TestSecondSignalKills kills a process that continues after the first signal.
func TestSecondSignalKills(t *testing.T) {
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), asStubborn+"=1")
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(stdout)
	for _, want := range []string{"begun", "told"} {
		if !lines.Scan() || strings.TrimSpace(lines.Text()) != want {
			t.Fatalf("it said %q: %v", lines.Text(), lines.Err())
		}
		if err := cmd.Process.Signal(os.Interrupt); err != nil {
			t.Fatal(err)
		}
	}
	err = cmd.Wait()
	exit := (*exec.ExitError)(nil)
	if !errors.As(err, &exit) || exit.Sys().(syscall.WaitStatus).Signal() != syscall.SIGINT {
		t.Errorf("it ended with %v", err)
	}
}
