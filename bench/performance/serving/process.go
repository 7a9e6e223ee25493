package serving

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"time"
)

// A server is a process that serves one contender.
type server struct {
	cmd     *exec.Cmd
	in      io.WriteCloser
	out     *bufio.Reader
	address string
}

// start starts this program as the server for a contender.
func start(name string) (*server, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, fmt.Errorf("finding this program: %w", err)
	}
	s := &server{cmd: exec.Command(self, "server", name)}
	s.cmd.Env, s.cmd.Stderr = append(os.Environ(), "GOMAXPROCS=1"), os.Stderr
	out, outErr := s.cmd.StdoutPipe()
	in, inErr := s.cmd.StdinPipe()
	if err := errors.Join(outErr, inErr); err != nil {
		return nil, fmt.Errorf("preparing the server of %s: %w", name, err)
	}
	if err := s.cmd.Start(); err != nil {
		return nil, fmt.Errorf("starting the server of %s: %w", name, err)
	}
	s.in, s.out = in, bufio.NewReader(out)
	if s.address, err = s.line(); err != nil {
		_ = s.stop()
		return nil, fmt.Errorf("starting the server of %s: %w", name, err)
	}
	return s, nil
}

// line reads a line from the server.
func (s *server) line() (string, error) {
	text, err := s.out.ReadString('\n')
	return strings.TrimSpace(text), err
}

// ask sends a line to the server, and returns its reply.
func (s *server) ask(line string) (string, error) {
	if _, err := fmt.Fprintln(s.in, line); err != nil {
		return "", fmt.Errorf("asking a server for %q: %w", line, err)
	}
	reply, err := s.line()
	if err != nil {
		return "", fmt.Errorf("reading the reply of a server to %q: %w", line, err)
	}
	return reply, nil
}

// used returns the processor time of the server so far.
func (s *server) used() (time.Duration, error) {
	text, err := s.ask(askTime)
	if err != nil {
		return 0, err
	}
	nanos, err := strconv.ParseInt(text, 10, 64)
	return time.Duration(nanos), err
}

// stop closes the standard input of the server, which ends it.
func (s *server) stop() error {
	return errors.Join(s.in.Close(), s.cmd.Wait())
}
