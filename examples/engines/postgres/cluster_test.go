package postgres

import (
	"context"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	"github.com/jackc/pgx/v5/pgxpool"
)

// A cluster is a primary and a replica that streams from it. Both listen on a
// socket in a temporary folder, and end with the test.
type cluster struct {
	*Store
	t    *testing.T
	bin  string // where the programs of PostgreSQL are
	dir  string
	user string // who runs them; empty for whoever runs the test
}

// startCluster starts a cluster with the schema.
func startCluster(t *testing.T) *cluster {
	t.Helper()
	c := &cluster{Store: &Store{}, t: t, bin: findPrograms(t)}
	c.makeFolder()
	c.run("initdb", "-D", c.data("primary"), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N")
	c.configure("primary", "listen_addresses = ''", "fsync = off", "unix_socket_directories = '"+c.dir+"'", "max_connections = 40")
	c.Primary = c.start("primary", 5432)
	c.exec(c.Primary, Schema)
	c.run("pg_basebackup", "-D", c.data("replica"), "-h", c.dir, "-p", "5432", "-U", "postgres", "-R", "-c", "fast")
	c.Replica = c.start("replica", 5433)
	return c
}

// findPrograms returns the folder with the programs of the newest PostgreSQL. On
// Debian they are not in PATH.
func findPrograms(t *testing.T) string {
	t.Helper()
	found, _ := filepath.Glob("/usr/lib/postgresql/*/bin/initdb")
	if path, err := exec.LookPath("initdb"); err == nil {
		if path, err = filepath.EvalSymlinks(path); err == nil {
			return filepath.Dir(path)
		}
	}
	if len(found) == 0 {
		t.Skip("PostgreSQL is not installed: nothing is tested of this store (make test-postgres installs it where it can)")
	}
	slices.Sort(found)
	return filepath.Dir(found[len(found)-1])
}

// makeFolder makes the folder of the cluster, for a user that may run PostgreSQL:
// root may not.
func (c *cluster) makeFolder() {
	c.t.Helper()
	dir, err := os.MkdirTemp("", "pg") // the path of a socket has to be short
	if err != nil {
		c.t.Fatal(err)
	}
	c.dir = dir
	c.t.Cleanup(func() { os.RemoveAll(dir) })
	if os.Getuid() != 0 {
		return
	}
	c.user = "postgres"
	u, err := user.Lookup(c.user)
	if err != nil {
		c.t.Fatalf("root may not run PostgreSQL: %v", err)
	}
	uid, _ := strconv.Atoi(u.Uid)
	gid, _ := strconv.Atoi(u.Gid)
	if err := os.Chown(dir, uid, gid); err != nil {
		c.t.Fatal(err)
	}
}

// data returns the folder of a server.
func (c *cluster) data(server string) string { return filepath.Join(c.dir, server) }

// run runs a program of PostgreSQL.
func (c *cluster) run(program string, args ...string) {
	c.t.Helper()
	command := append([]string{filepath.Join(c.bin, program)}, args...)
	if c.user != "" {
		command = append([]string{"runuser", "-u", c.user, "--"}, command...)
	}
	cmd := exec.Command(command[0], command[1:]...)
	cmd.Dir = c.dir
	log, err := os.CreateTemp(c.t.TempDir(), program) // not a pipe: a server keeps it open
	if err != nil {
		c.t.Fatal(err)
	}
	defer log.Close()
	cmd.Stdout, cmd.Stderr = log, log
	if err := cmd.Run(); err != nil {
		said, _ := os.ReadFile(log.Name())
		c.t.Fatalf("%s: %v\n%s", program, err, said)
	}
}

// configure adds lines to the configuration of a server.
func (c *cluster) configure(server string, lines ...string) {
	c.t.Helper()
	f, err := os.OpenFile(filepath.Join(c.data(server), "postgresql.conf"), os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		c.t.Fatal(err)
	}
	defer f.Close()
	for _, line := range lines {
		if _, err := f.WriteString("\n" + line + "\n"); err != nil {
			c.t.Fatal(err)
		}
	}
}

// start starts a server and returns connections to it.
func (c *cluster) start(server string, port int) *pgxpool.Pool {
	c.t.Helper()
	at := strconv.Itoa(port)
	c.run("pg_ctl", "-D", c.data(server), "-l", filepath.Join(c.dir, server+".log"), "-o", "-p "+at, "-w", "start")
	c.t.Cleanup(func() { c.stop(server) })
	pool, err := pgxpool.New(context.Background(), "host="+c.dir+" port="+at+" user=postgres dbname=postgres pool_max_conns=16")
	if err != nil {
		c.t.Fatal(err)
	}
	c.t.Cleanup(pool.Close)
	return pool
}

// stop stops a server as a crash would, unless it was lost before.
func (c *cluster) stop(server string) {
	if _, err := os.Stat(filepath.Join(c.data(server), "postmaster.pid")); err == nil {
		c.run("pg_ctl", "-D", c.data(server), "-m", "immediate", "-w", "stop")
	}
}

func (c *cluster) exec(on *pgxpool.Pool, sql string) {
	c.t.Helper()
	if _, err := on.Exec(context.Background(), sql); err != nil {
		c.t.Fatalf("%s: %v", sql, err)
	}
}

// wait returns once a query returns true.
func (c *cluster) wait(on *pgxpool.Pool, query string, args ...any) {
	c.t.Helper()
	for done := false; !done; {
		if err := on.QueryRow(context.Background(), query, args...).Scan(&done); err != nil {
			c.t.Fatalf("%s: %v", query, err)
		}
	}
}

// empty removes all books.
func (c *cluster) empty() { c.exec(c.Primary, "TRUNCATE books") }

// catchUp returns once the replica has the present state of the primary.
func (c *cluster) catchUp() {
	c.t.Helper()
	var at string
	if err := c.Primary.QueryRow(context.Background(), "SELECT pg_current_wal_lsn()::text").Scan(&at); err != nil {
		c.t.Fatal(err)
	}
	c.wait(c.Replica, "SELECT pg_last_wal_replay_lsn() >= $1::pg_lsn", at)
}

// pause stops the replay on the replica, until resume.
func (c *cluster) pause() {
	c.exec(c.Replica, "SELECT pg_wal_replay_pause()")
	c.wait(c.Replica, "SELECT pg_get_wal_replay_pause_state() = 'paused'")
}

func (c *cluster) resume() { c.exec(c.Replica, "SELECT pg_wal_replay_resume()") }

// delay delays the replay of later commits on the replica.
func (c *cluster) delay(by string) {
	c.exec(c.Replica, "ALTER SYSTEM SET recovery_min_apply_delay = '"+by+"'")
	c.exec(c.Replica, "SELECT pg_reload_conf()")
	c.wait(c.Replica, "SELECT current_setting('recovery_min_apply_delay') = $1", by)
}
