package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
)

// verbs are the commands of scripts.
var verbs = map[string]func(s *script, args []string) error{
	"etagen":   func(s *script, args []string) error { return s.run(os.Args[0], args) },
	"go":       func(s *script, args []string) error { return s.run("go", args) },
	"git":      func(s *script, args []string) error { return s.run("git", args) },
	"gofmt":    func(s *script, args []string) error { return s.run("gofmt", args) },
	"status":   (*script).checkStatus,    // status N: of the last program
	"stdout":   (*script).checkStdout,    // stdout RE: the last program printed it
	"stderr":   (*script).checkStderr,    // stderr RE
	"grep":     (*script).grep,           // grep RE FILE
	"cmp":      (*script).cmp,            // cmp A B: same content; stdout and stderr are names too
	"exists":   (*script).exists,         // exists FILE...
	"cd":       (*script).cd,             // cd DIR
	"env":      (*script).setenv,         // env NAME=VALUE...
	"cp":       (*script).cp,             // cp A B
	"mv":       (*script).mv,             // mv A B
	"rm":       (*script).rm,             // rm FILE...: folders with all that is in them
	"mkdir":    (*script).mkdir,          // mkdir DIR...
	"chmod":    (*script).chmod,          // chmod MODE FILE
	"symlink":  (*script).symlink,        // symlink NAME TARGET
	"edit":     (*script).edit,           // edit FILE OLD NEW: replaces the text, which must be there
	"crlf":     (*script).crlf,           // crlf FILE...: ends lines as Windows does
	"unmark":   (*script).unmark,         // unmark DIR...: takes the generated line from all files
	"remember": (*script).remember,       // notes all files, their modes and times
	"same":     (*script).checkSame,      // nothing has changed since remember
	"mode":     (*script).checkFileMode,  // mode MODE FILE
	"limit":    (*script).setLimit,       // limit BYTES: of a file, for all programs to come; 0 is none
	"drop":     (*script).dropPrivileges, // drop: programs to come are bound by the modes of files, though root starts them
}

// expected is an error that a "!" before the command allows.
type expected struct{ error }

// expect makes such an error.
func expect(format string, args ...any) error { return expected{fmt.Errorf(format, args...)} }

// isExpected reports whether an error is one.
func isExpected(err error) bool {
	var e expected
	return errors.As(err, &e)
}

// run runs a program.
func (s *script) run(name string, args []string) error {
	cmd := s.command(name, args)
	var stdout, stderr strings.Builder
	cmd.Dir, cmd.Env, cmd.Stdout, cmd.Stderr = s.dir, append(s.env, "PWD="+s.dir), &stdout, &stderr
	err := s.start(cmd)
	s.stdout, s.stderr = slashed(stdout.String()), slashed(stderr.String())
	if cmd.ProcessState != nil {
		s.status = cmd.ProcessState.ExitCode()
	}
	if exit := (*exec.ExitError)(nil); errors.As(err, &exit) {
		return expect("%s: %w", filepath.Base(name), err)
	}
	return err
}

// slashed has paths with slashes, whatever the system.
func slashed(text string) string { return strings.ReplaceAll(text, string(filepath.Separator), "/") }

func (s *script) checkStatus(args []string) error {
	if want, err := strconv.Atoi(args[0]); err != nil || want != s.status {
		return expect("status %d, want %s", s.status, args[0])
	}
	return nil
}

func (s *script) checkStdout(args []string) error { return match(args[0], s.stdout) }
func (s *script) checkStderr(args []string) error { return match(args[0], s.stderr) }

func (s *script) grep(args []string) error {
	content, err := s.content(args[1])
	if err != nil {
		return err
	}
	return match(args[0], content)
}

// match matches a text with a regular expression, in which ^ and $ are the
// ends of a line.
func match(expression, text string) error {
	re, err := regexp.Compile("(?m)" + expression)
	if err != nil {
		return err
	}
	if !re.MatchString(text) {
		return expect("no match for %s in\n%s", expression, text)
	}
	return nil
}

// content is that of a file, or what the last program printed.
func (s *script) content(name string) (string, error) {
	switch name {
	case "stdout":
		return s.stdout, nil
	case "stderr":
		return s.stderr, nil
	}
	b, err := os.ReadFile(s.path(name))
	return string(b), err
}

func (s *script) cmp(args []string) error {
	a, err := s.content(args[0])
	if err != nil {
		return err
	}
	b, err := s.content(args[1])
	if err != nil {
		return err
	}
	if a != b {
		return expect("%s and %s differ\n-- %s --\n%s-- %s --\n%s", args[0], args[1], args[0], a, args[1], b)
	}
	return nil
}

func (s *script) exists(args []string) error {
	for _, name := range args {
		if _, err := os.Lstat(s.path(name)); err != nil {
			return expected{err}
		}
	}
	return nil
}

func (s *script) cd(args []string) error {
	s.dir = s.path(args[0])
	_, err := os.Stat(s.dir)
	return err
}

func (s *script) setenv(args []string) error {
	s.env = append(s.env, args...)
	return nil
}

func (s *script) cp(args []string) error {
	content, err := s.content(args[0])
	if err != nil {
		return err
	}
	s.write(s.path(args[1]), content)
	return nil
}

func (s *script) mv(args []string) error { return os.Rename(s.path(args[0]), s.path(args[1])) }

func (s *script) rm(args []string) error {
	for _, name := range args {
		if _, err := os.Lstat(s.path(name)); err != nil {
			return err
		}
		if err := os.RemoveAll(s.path(name)); err != nil {
			return err
		}
	}
	return nil
}

func (s *script) mkdir(args []string) error {
	for _, name := range args {
		if err := os.MkdirAll(s.path(name), 0o777); err != nil {
			return err
		}
	}
	return nil
}

func (s *script) chmod(args []string) error {
	mode, err := strconv.ParseUint(args[0], 8, 32)
	if err != nil {
		return err
	}
	return os.Chmod(s.path(args[1]), fs.FileMode(mode))
}

func (s *script) checkFileMode(args []string) error {
	info, err := os.Lstat(s.path(args[1]))
	if err != nil {
		return err
	}
	if got := fmt.Sprintf("%04o", info.Mode().Perm()); got != args[0] {
		return expect("%s has mode %s, want %s", args[1], got, args[0])
	}
	return nil
}

func (s *script) symlink(args []string) error { return os.Symlink(args[1], s.path(args[0])) }
