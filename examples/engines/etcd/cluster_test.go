package etcd

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	clientv3 "go.etcd.io/etcd/client/v3"
)

// A cluster is three members, each a process, and a store on them.
type cluster struct {
	*Store
	urls    []string // for clients
	members []*member
}

// A member is an etcd, and a shell that kills it when its input ends, so that it does
// not outlive the test.
type member struct {
	args  []string
	shell *exec.Cmd
	input io.Closer
}

func startCluster(t *testing.T) *cluster {
	t.Helper()
	program, err := exec.LookPath("etcd")
	if err != nil {
		t.Skip("etcd is not installed: nothing is tested of this store (make test-postgres installs it where it can)")
	}
	urls := freeURLs(t, 6)
	c := &cluster{urls: urls[:3]}
	var all []string
	for i, peer := range urls[3:] {
		all = append(all, fmt.Sprint("m", i, "=", peer))
	}
	for i := range 3 {
		m := &member{args: []string{program, "--name", fmt.Sprint("m", i), "--data-dir", filepath.Join(t.TempDir(), "data"),
			"--listen-client-urls", urls[i], "--advertise-client-urls", urls[i],
			"--listen-peer-urls", urls[3+i], "--initial-advertise-peer-urls", urls[3+i],
			"--initial-cluster", strings.Join(all, ","), "--logger", "zap", "--log-level", "fatal"}}
		c.members = append(c.members, m)
		m.start(t)
		t.Cleanup(m.kill)
	}
	c.Store, err = Open(c.urls...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Client.Close() })
	c.await(t)
	return c
}

// freeURLs returns unused addresses.
func freeURLs(t *testing.T, n int) (free []string) {
	t.Helper()
	for range n {
		l, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		defer l.Close()
		free = append(free, "http://"+l.Addr().String())
	}
	return free
}

// start starts a member with its data.
func (m *member) start(t *testing.T) {
	t.Helper()
	m.shell = exec.Command("sh", append([]string{"-c", `"$@" & read -r end; kill -9 $!; wait`, "sh"}, m.args...)...)
	m.shell.Stderr = os.Stderr
	input, err := m.shell.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := m.shell.Start(); err != nil {
		t.Fatal(err)
	}
	m.input = input
}

// kill sends SIGKILL. The member may already have ended.
func (m *member) kill() {
	m.input.Close()
	m.shell.Wait() // its error says that it was killed
}

// await returns once the cluster serves reads, on which its members have to agree.
func (c *cluster) await(t *testing.T) {
	t.Helper()
	var err error
	for range 600 {
		limited, cancel := context.WithTimeout(t.Context(), time.Second)
		_, err = c.GetBook(limited, "none")
		cancel()
		if errors.Is(err, ErrBookNotFound) {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Fatalf("the cluster does not respond: %v", err)
}

// leader returns the number of the leader.
func (c *cluster) leader(ctx context.Context) (int, error) {
	var errs []error
	for i, url := range c.urls {
		limited, cancel := context.WithTimeout(ctx, time.Second)
		said, err := c.Client.Status(limited, url)
		cancel()
		if err == nil && said.Leader == said.Header.MemberId {
			return i, nil
		}
		errs = append(errs, err)
	}
	return 0, fmt.Errorf("no member leads: %w", errors.Join(errs...))
}

// kill kills the members with some numbers.
func (c *cluster) kill(t *testing.T, members ...int) {
	for i, m := range c.members {
		if slices.Contains(members, i) {
			t.Logf("member %d is killed", i)
			m.kill()
		}
	}
}

// empty removes all books. Revisions continue to grow.
func (c *cluster) empty(t *testing.T) {
	t.Helper()
	if _, err := c.Client.Delete(t.Context(), "/books/", clientv3.WithPrefix()); err != nil {
		t.Fatal(err)
	}
}
