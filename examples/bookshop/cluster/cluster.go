package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"syscall"
	"time"
)

// A cluster is two replicas of the service behind nginx.
type cluster struct {
	database string
	programs programs
	ports    [2]string
	replicas [2]*replica
	nginx    *nginx
	url      string
}

// start starts all, in a folder.
func (c *cluster) start(ctx context.Context, dir string) error {
	ports, err := freePorts(3)
	if err != nil {
		return err
	}
	copy(c.ports[:], ports)
	for i := range c.replicas {
		if err := c.startReplica(ctx, i, c.programs.now); err != nil {
			return err
		}
	}
	if c.nginx, err = startNginx(dir, ports[2], c.ports); err != nil {
		return err
	}
	c.url = "http://" + ports[2]
	return awaitReady(ctx, c.url)
}

// freePorts returns unused addresses on this machine.
func freePorts(n int) (free []string, err error) {
	for range n {
		l, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			return nil, err
		}
		defer l.Close()
		free = append(free, l.Addr().String())
	}
	return free, nil
}

// stop ends what was started.
func (c *cluster) stop() {
	for _, r := range c.replicas {
		if r != nil {
			r.kill()
		}
	}
	if c.nginx != nil {
		c.nginx.stop()
	}
}

// A replica is a process of the service.
type replica struct{ process *exec.Cmd }

// startReplica starts a program as a replica, and returns once it is ready.
func (c *cluster) startReplica(ctx context.Context, i int, program string) error {
	r := &replica{exec.Command(program, "-addr", c.ports[i], "-database", c.database, "-log", "error")}
	r.process.Stderr = os.Stderr
	if err := r.process.Start(); err != nil {
		return fmt.Errorf("start replica %d: %w", i+1, err)
	}
	c.replicas[i] = r
	return awaitReady(ctx, "http://"+c.ports[i])
}

// kill sends SIGKILL.
func (r *replica) kill() {
	_ = r.process.Process.Kill() // it may have ended
	_ = r.process.Wait()         // the error says that it was killed
}

// terminate sends SIGTERM, and waits for the end.
func (r *replica) terminate() error {
	if err := r.process.Process.Signal(syscall.SIGTERM); err != nil {
		return err
	}
	return r.process.Wait()
}

// awaitReady returns once /readyz succeeds.
func awaitReady(ctx context.Context, url string) error {
	limited, cancel := context.WithTimeout(ctx, 2*time.Minute)
	defer cancel()
	for {
		r, err := http.NewRequestWithContext(limited, http.MethodGet, url+"/readyz", nil)
		if err != nil {
			return err
		}
		response, err := http.DefaultClient.Do(r)
		if err == nil {
			err = errors.Join(response.Body.Close(), wrongStatus(response))
		}
		if err == nil || limited.Err() != nil {
			return err
		}
		pause(limited, 50*time.Millisecond)
	}
}

func wrongStatus(r *http.Response) error {
	if r.StatusCode == http.StatusOK {
		return nil
	}
	return errors.New(r.Status)
}
