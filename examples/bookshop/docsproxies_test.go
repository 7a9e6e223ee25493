package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var nginxBlock = regexp.MustCompile("(?ms)^```nginx\n(.*?)^```$\n\n((?:^\\|[^\n]*\n)+)")

// Each configuration of nginx in docs/proxies.md is started in front of a bookshop,
// and the requests in the table after it are sent through it, one after the other.
func TestNginxDoesWhatTheDocsSay(t *testing.T) {
	if _, err := exec.LookPath("nginx"); err != nil {
		t.Skip("there is no nginx here")
	}
	found := nginxBlock.FindAllStringSubmatch(page(t, "proxies.md"), -1)
	if len(found) != 4 {
		t.Errorf("%d configurations were found, want 4", len(found))
	}
	for i, m := range found {
		t.Run(fmt.Sprint(i+1), func(t *testing.T) {
			client := startNginx(t, m[1], newDocShop(t).listen(t))
			for _, tb := range tables(m[2]) {
				for _, row := range tb.rows {
					tb.sendThrough(t, client, row)
				}
			}
		})
	}
}

// sendThrough sends the request of a row and compares the response.
func (tb table) sendThrough(t *testing.T, client *http.Client, row []string) {
	t.Helper()
	request, _ := tb.cell(row, "request")
	status, _ := tb.cell(row, "response")
	tag, _ := tb.cell(row, "ETag")
	r := parseRow(t, request)
	r.RequestURI, r.URL.Scheme, r.URL.Host = "", "http", "shop.example"
	answer, err := client.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	if got := fmt.Sprint(answer.StatusCode); got != status || answer.Header.Get("ETag") != strings.Trim(tag, "`") {
		body, _ := io.ReadAll(answer.Body)
		t.Errorf("%s: status %s with the tag %s, the page says %s with %s\n%.300s",
			request, got, answer.Header.Get("ETag"), status, tag, body)
	}
}

// startNginx starts an nginx with a configuration in front of the service at an
// address, and returns a client for it.
func startNginx(t *testing.T, config, address string) *http.Client {
	t.Helper()
	dir, err := os.MkdirTemp("", "nginx") // the path of a socket has to be short
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	socket := filepath.Join(dir, "socket")
	config = strings.NewReplacer("127.0.0.1:80", "unix:"+socket, "/var/cache/nginx", dir+"/cache").Replace(config)
	path := filepath.Join(dir, "nginx.conf")
	if err := os.WriteFile(path, []byte(nginxConfig(dir, address)+config+"}\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	nginx := exec.Command("nginx", "-c", path, "-p", dir, "-e", "stderr")
	stderr, err := nginx.StderrPipe()
	if err == nil {
		err = nginx.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = nginx.Process.Kill() // it has no workers
		_ = nginx.Wait()
	})
	awaitNginx(t, stderr)
	dial := func(ctx context.Context, _, _ string) (net.Conn, error) {
		return new(net.Dialer).DialContext(ctx, "unix", socket)
	}
	transport := &http.Transport{DialContext: dial, DisableCompression: true}
	t.Cleanup(transport.CloseIdleConnections)
	return &http.Client{Transport: transport}
}

// nginxConfig is the beginning of a configuration, which the blocks of the page lack:
// one process, with all its files in dir.
func nginxConfig(dir, address string) string {
	return strings.NewReplacer("DIR", dir, "ADDRESS", address).Replace(`
daemon off;
master_process off;
pid DIR/pid;
error_log stderr notice;
events {}
http {
access_log off;
client_body_temp_path DIR/body;
proxy_temp_path DIR/proxy;
fastcgi_temp_path DIR/fastcgi;
uwsgi_temp_path DIR/uwsgi;
scgi_temp_path DIR/scgi;
upstream bookshop { server ADDRESS; }
`)
}

// awaitNginx returns when nginx listens. It logs its event method after that.
func awaitNginx(t *testing.T, stderr io.Reader) {
	t.Helper()
	var said strings.Builder
	lines := bufio.NewScanner(stderr)
	for lines.Scan() {
		fmt.Fprintln(&said, lines.Text())
		if strings.Contains(lines.Text(), "event method") {
			go func() { _, _ = io.Copy(io.Discard, stderr) }()
			return
		}
	}
	t.Fatalf("nginx did not start:\n%s", &said)
}
