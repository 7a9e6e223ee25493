// Cluster shows the shop on more than one machine: nginx in front of two replicas of
// the service on one PostgreSQL, while clients read and write. A replica is killed
// and started again; then both are replaced, one after the other, by a version
// whose books have an additional field. It exits with 0 only if no acknowledged write
// was lost, every 304 was correct, and nothing but the killed connections failed.
//
//	go run ./cluster [-time 20s] [-clients 64]
//
// It needs PostgreSQL and nginx, and starts both in temporary folders.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"sync"
	"syscall"
	"time"

	"example.com/bookshop/internal/pgserver"
)

func main() {
	length := flag.Duration("time", 20*time.Second, "how long clients read and write")
	clients := flag.Int("clients", 64, "how many clients")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := run(ctx, *length, *clients); err != nil {
		fmt.Fprintln(os.Stderr, "cluster:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, length time.Duration, clients int) (err error) {
	dir, err := os.MkdirTemp("", "cluster") // the path of a socket has to be short
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	fmt.Println("Building the service, and one whose books have another field.")
	programs, err := build(ctx, dir)
	if err != nil {
		return err
	}
	db, err := pgserver.Start()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Stop()) }()
	address, err := db.NewDatabase(ctx)
	if err != nil {
		return err
	}
	c := &cluster{database: address, programs: programs}
	defer c.stop()
	if err := c.start(ctx, dir); err != nil {
		return err
	}
	log := versionLog{address}
	if err := log.begin(ctx); err != nil {
		return err
	}
	before, err := tagOf(ctx, c.url)
	if err != nil {
		return err
	}
	load := newLoad(c.url, clients)
	working, rest := context.WithCancel(ctx)
	var wg sync.WaitGroup
	wg.Go(func() { load.run(working) })
	err = c.events(ctx, length, load)
	rest()
	wg.Wait()
	return errors.Join(err, load.report(ctx, log, os.Stdout), moved(ctx, c.url, before))
}

// events kills and replaces the replicas, one after the other, while clients are
// active.
func (c *cluster) events(ctx context.Context, length time.Duration, l *load) error {
	step := length / 6
	pause(ctx, step)
	fmt.Println("Replica 1 is killed.")
	l.expectFailures(true)
	c.replicas[0].kill()
	pause(ctx, step)
	l.expectFailures(false)
	fmt.Println("Replica 1 is started again.")
	if err := c.startReplica(ctx, 0, c.programs.now); err != nil {
		return err
	}
	pause(ctx, step)
	for i := range c.replicas {
		fmt.Printf("Replica %d stops, and the next version takes its place.\n", i+1)
		if err := c.deploy(ctx, i); err != nil {
			return err
		}
		pause(ctx, step)
	}
	return nil
}

// deploy takes a replica out of nginx, stops it, and starts the next version.
func (c *cluster) deploy(ctx context.Context, i int) error {
	if err := c.nginx.balance(1 - i); err != nil {
		return err
	}
	if err := c.replicas[i].terminate(); err != nil {
		return err
	}
	if err := c.startReplica(ctx, i, c.programs.next); err != nil {
		return err
	}
	return c.nginx.balance(0, 1)
}

func pause(ctx context.Context, d time.Duration) {
	select {
	case <-ctx.Done():
	case <-time.After(d):
	}
}
