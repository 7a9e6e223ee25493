package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
)

// A read that fails is sent to the other replica. A PATCH that was sent to one is not,
// because its outcome is unknown.
const nginxConf = `
daemon off;
worker_processes 1;
pid DIR/pid;
error_log DIR/error.log;
events { worker_connections 4096; }
http {
access_log off;
client_body_temp_path DIR/body;
proxy_temp_path DIR/proxy;
fastcgi_temp_path DIR/fastcgi;
uwsgi_temp_path DIR/uwsgi;
scgi_temp_path DIR/scgi;
upstream bookshop {
    server REPLICA1 fail_timeout=1s;
    server REPLICA2 fail_timeout=1s;
}
server {
    listen ADDRESS;
    location / {
        proxy_pass http://bookshop;
        proxy_next_upstream error timeout;
    }
}
}
`

// An nginx balances requests over two replicas.
type nginx struct {
	dir, address string
	replicas     [2]string
	process      *exec.Cmd
}

func startNginx(dir, address string, replicas [2]string) (*nginx, error) {
	n := &nginx{dir: dir, address: address, replicas: replicas}
	if err := n.configure(0, 1); err != nil {
		return nil, err
	}
	n.process = exec.Command("nginx", "-c", n.path(), "-p", dir, "-e", filepath.Join(dir, "error.log"))
	if err := n.process.Start(); err != nil {
		return nil, fmt.Errorf("start nginx: %w", err)
	}
	return n, nil
}

func (n *nginx) path() string { return filepath.Join(n.dir, "nginx.conf") }

// configure writes a configuration with some of the replicas.
func (n *nginx) configure(up ...int) error {
	conf := strings.NewReplacer("DIR", n.dir, "ADDRESS", n.address).Replace(nginxConf)
	if os.Getuid() == 0 {
		conf = "user root;\n" + conf
	}
	for i, address := range n.replicas {
		if !slices.Contains(up, i) {
			address += " down"
		}
		conf = strings.Replace(conf, fmt.Sprint("REPLICA", i+1), address, 1)
	}
	return os.WriteFile(n.path(), []byte(conf), 0o600)
}

// balance sends new requests to some of the replicas. nginx needs a moment for that,
// but less than a replica continues after SIGTERM.
func (n *nginx) balance(up ...int) error {
	if err := n.configure(up...); err != nil {
		return err
	}
	return n.process.Process.Signal(syscall.SIGHUP)
}

func (n *nginx) stop() {
	_ = n.process.Process.Signal(syscall.SIGTERM) // it may have ended
	_ = n.process.Wait()
}
