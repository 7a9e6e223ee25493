package nats

import (
	"context"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

// A cluster is three servers, each a process.
type cluster struct {
	js      jetstream.JetStream
	members map[string]*exec.Cmd
}

func startCluster(t *testing.T) *cluster {
	t.Helper()
	c := &cluster{members: map[string]*exec.Cmd{}}
	program := build(t)
	ports := freePorts(t, 6)
	urls, routes := addresses(ports[:3]), addresses(ports[3:])
	for i := range 3 {
		c.start(t, exec.Command(program, "-name", fmt.Sprint("n", i+1), "-dir", t.TempDir(),
			"-port", strconv.Itoa(ports[i]), "-routed", strconv.Itoa(ports[3+i]), "-routes", routes))
	}
	conn, err := nats.Connect(urls, nats.RetryOnFailedConnect(true), nats.MaxReconnects(-1), nats.ReconnectWait(50*time.Millisecond))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(conn.Close)
	if c.js, err = jetstream.New(conn); err != nil {
		t.Fatal(err)
	}
	return c
}

// build builds the program of the servers. It is no part of the test, so the race
// detector does not slow it down.
func build(t *testing.T) string {
	t.Helper()
	program := filepath.Join(t.TempDir(), "member")
	if said, err := exec.Command("go", "build", "-race=false", "-o", program, "./testdata/member").CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, said)
	}
	return program
}

// start starts a server that ends with the test, unless that kills it before.
func (c *cluster) start(t *testing.T, process *exec.Cmd) {
	t.Helper()
	process.Stderr = os.Stderr
	if _, err := process.StdinPipe(); err != nil {
		t.Fatal(err)
	}
	if err := process.Start(); err != nil {
		t.Fatal(err)
	}
	c.members[process.Args[2]] = process
	t.Cleanup(func() {
		process.Process.Kill()
		process.Wait() // its error says that it was killed
	})
}

// addresses returns the URLs of ports on this machine.
func addresses(ports []int) string {
	var urls []string
	for _, port := range ports {
		urls = append(urls, fmt.Sprint("nats://127.0.0.1:", port))
	}
	return strings.Join(urls, ",")
}

// freePorts returns ports that nobody listens on.
func freePorts(t *testing.T, n int) (free []int) {
	t.Helper()
	for range n {
		l, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		defer l.Close()
		free = append(free, l.Addr().(*net.TCPAddr).Port)
	}
	return free
}

// store returns a store with a bucket, as soon as the cluster has one.
func (c *cluster) store(t *testing.T, name string) *Store {
	t.Helper()
	var err error
	for range 100 {
		limited, cancel := context.WithTimeout(t.Context(), 5*time.Second)
		var bucket jetstream.KeyValue
		bucket, err = OpenBucket(limited, c.js, name)
		cancel()
		if err == nil {
			return &Store{bucket}
		}
		time.Sleep(100 * time.Millisecond)
	}
	t.Fatalf("no bucket after 100 attempts: %v", err)
	return nil
}

// empty removes all that is in a bucket. Revisions go on from where they are.
func (c *cluster) empty(t *testing.T, name string) {
	t.Helper()
	stream, err := c.js.Stream(t.Context(), "KV_"+name)
	if err != nil {
		t.Fatal(err)
	}
	if err := stream.Purge(t.Context()); err != nil {
		t.Fatal(err)
	}
}

// leader returns the name of the server that leads a bucket.
func (c *cluster) leader(ctx context.Context, name string) (string, error) {
	stream, err := c.js.Stream(ctx, "KV_"+name)
	if err != nil {
		return "", err
	}
	leader := stream.CachedInfo().Cluster.Leader
	if _, ok := c.members[leader]; !ok {
		return "", fmt.Errorf("%q leads bucket %s, and is none of the servers", leader, name)
	}
	return leader, nil
}

// kill kills servers. One may be dead already.
func (c *cluster) kill(t *testing.T, kills func(name string) bool) {
	for name, process := range c.members {
		if kills(name) {
			t.Logf("%s is killed", name)
			process.Process.Kill()
		}
	}
}
