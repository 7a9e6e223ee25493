// Package pgserver starts a private PostgreSQL: its files are in a temporary folder,
// it listens only on a socket there, and Stop removes everything.
package pgserver

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"slices"
	"strconv"

	"github.com/jackc/pgx/v5"
)

// ErrMissing is returned by Start, possibly wrapped, if PostgreSQL is not
// installed.
var ErrMissing = errors.New("PostgreSQL is not installed")

// A Server is a running PostgreSQL.
type Server struct {
	bin, dir  string
	databases int
}

// Start starts a server with temporary data.
func Start() (s *Server, err error) {
	s = new(Server)
	if s.bin, err = programs(); err != nil {
		return nil, err
	}
	if s.dir, err = os.MkdirTemp("", "pg"); err != nil { // the path of a socket has to be short
		return nil, err
	}
	if err = s.start(); err != nil {
		return nil, errors.Join(err, os.RemoveAll(s.dir))
	}
	return s, nil
}

func (s *Server) start() error {
	if err := s.own(); err != nil {
		return err
	}
	if err := s.run("initdb", "-D", s.data(), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N"); err != nil {
		return err
	}
	options := "-c listen_addresses= -c fsync=off -c max_connections=200 -k " + s.dir
	return s.run("pg_ctl", "-D", s.data(), "-l", filepath.Join(s.dir, "log"), "-o", options, "-w", "start")
}

// Stop stops the server and removes its files.
func (s *Server) Stop() error {
	err := s.run("pg_ctl", "-D", s.data(), "-m", "immediate", "-w", "stop")
	return errors.Join(err, os.RemoveAll(s.dir))
}

// Restart stops the server as a crash would, and starts it again.
func (s *Server) Restart() error {
	return s.run("pg_ctl", "-D", s.data(), "-l", filepath.Join(s.dir, "log"), "-m", "immediate", "-w", "restart")
}

// NewDatabase makes an empty database and returns its address.
func (s *Server) NewDatabase(ctx context.Context) (address string, err error) {
	db, err := pgx.Connect(ctx, s.address("postgres"))
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, db.Close(ctx)) }()
	s.databases++
	name := "shop" + strconv.Itoa(s.databases)
	_, err = db.Exec(ctx, "CREATE DATABASE "+name)
	return s.address(name), err
}

func (s *Server) address(database string) string {
	return "postgres://postgres@/" + database + "?host=" + url.QueryEscape(s.dir)
}

func (s *Server) data() string { return filepath.Join(s.dir, "data") }

// programs returns the folder with the programs of the newest PostgreSQL, which is
// not in PATH on Debian.
func programs() (string, error) {
	found, _ := filepath.Glob("/usr/lib/postgresql/*/bin/initdb")
	if len(found) > 0 {
		slices.Sort(found)
		return filepath.Dir(found[len(found)-1]), nil
	}
	path, err := exec.LookPath("initdb")
	if err == nil {
		path, err = filepath.EvalSymlinks(path)
	}
	if err != nil {
		return "", fmt.Errorf("%w: %w", ErrMissing, err)
	}
	return filepath.Dir(path), nil
}

// own gives the folder to a user that may run PostgreSQL: root may not.
func (s *Server) own() error {
	if os.Getuid() != 0 {
		return nil
	}
	u, err := user.Lookup("postgres")
	if err != nil {
		return fmt.Errorf("root may not run PostgreSQL: %w", err)
	}
	uid, err := strconv.Atoi(u.Uid)
	if err != nil {
		return fmt.Errorf("the user postgres: %w", err)
	}
	gid, err := strconv.Atoi(u.Gid)
	if err != nil {
		return fmt.Errorf("the group of postgres: %w", err)
	}
	return os.Chown(s.dir, uid, gid)
}

// run runs a program of PostgreSQL.
func (s *Server) run(program string, args ...string) error {
	command := append([]string{filepath.Join(s.bin, program)}, args...)
	if os.Getuid() == 0 {
		command = append([]string{"runuser", "-u", "postgres", "--"}, command...)
	}
	said, err := os.CreateTemp("", program) // not a pipe: a server keeps it open
	if err != nil {
		return err
	}
	defer os.Remove(said.Name())
	defer said.Close()
	c := exec.Command(command[0], command[1:]...)
	c.Dir, c.Stdout, c.Stderr = s.dir, said, said
	if err := c.Run(); err != nil {
		text, _ := os.ReadFile(said.Name())
		return fmt.Errorf("%s: %w\n%s", program, err, text)
	}
	return nil
}
