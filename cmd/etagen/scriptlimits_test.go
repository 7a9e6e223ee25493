package main

import (
	"fmt"
	"os/exec"
	"runtime"
	"strconv"
)

// setLimit lets no program of the script write a file that is longer than so
// many bytes: it fails as on a disk that is full.
func (s *script) setLimit(args []string) error {
	limit, err := strconv.Atoi(args[0])
	s.limit = limit
	return err
}

// dropPrivileges has the programs of the script run without what lets root
// write into a folder that is read-only.
func (s *script) dropPrivileges([]string) error {
	s.unprivileged = true
	return nil
}

// command is a program of the script within its limits.
func (s *script) command(name string, args []string) *exec.Cmd {
	if s.limit > 0 {
		// POSIX has the unit of ulimit be 512 bytes.
		shell := fmt.Sprintf(`ulimit -f %d; exec "$0" "$@"`, s.limit/512)
		name, args = "sh", append([]string{"-c", shell, name}, args...)
	}
	return exec.Command(name, args...)
}

// start runs a program, from a thread of its own where that has to give up
// what the others need.
func (s *script) start(cmd *exec.Cmd) error {
	if !s.unprivileged {
		return cmd.Run()
	}
	done := make(chan error)
	go func() {
		runtime.LockOSThread() // and never unlocked: the thread ends with the goroutine
		if err := dropPrivileges(); err != nil {
			done <- err
			return
		}
		done <- cmd.Run()
	}()
	return <-done
}
