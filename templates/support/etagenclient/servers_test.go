package etagenclient

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// A middle is a proxy between a client and a server.
type middle struct {
	name    string
	program string
	config  string // in which DIR, PORT, HOST and ORIGIN are replaced
	args    []string
}

// middles returns proxies that compress or store responses.
func middles() []middle {
	return []middle{
		{"nginx with gzip", "nginx", `
daemon off;
master_process off;
pid DIR/pid;
error_log stderr;
events {}
http {
	access_log off;
	client_body_temp_path DIR/body;
	proxy_temp_path DIR/proxy;
	fastcgi_temp_path DIR/fastcgi;
	uwsgi_temp_path DIR/uwsgi;
	scgi_temp_path DIR/scgi;
	gzip on;
	gzip_types application/json;
	gzip_proxied any;
	gzip_min_length 1;
	server {
		listen 127.0.0.1:PORT;
		location / { proxy_pass http://HOST:ORIGIN; }
	}
}
`, []string{"-c", "CONFIG", "-p", "DIR", "-e", "stderr"}},
		{"Apache with mod_deflate", "apache2", `
ServerRoot DIR
ServerName shop.example
PidFile DIR/pid
ErrorLog DIR/error
Listen 127.0.0.1:PORT
LoadModule mpm_event_module /usr/lib/apache2/modules/mod_mpm_event.so
LoadModule authz_core_module /usr/lib/apache2/modules/mod_authz_core.so
LoadModule filter_module /usr/lib/apache2/modules/mod_filter.so
LoadModule deflate_module /usr/lib/apache2/modules/mod_deflate.so
LoadModule proxy_module /usr/lib/apache2/modules/mod_proxy.so
LoadModule proxy_http_module /usr/lib/apache2/modules/mod_proxy_http.so
User www-data
Group www-data
SetOutputFilter DEFLATE
ProxyPass / http://HOST:ORIGIN/
`, []string{"-X", "-f", "CONFIG"}},
		{"Squid", "squid", `
http_port 127.0.0.1:PORT accel defaultsite=shop.example no-vhost
cache_peer HOST parent ORIGIN 0 no-query no-digest originserver
http_access allow all
cache_mem 8 MB
access_log none
cache_log DIR/log
pid_filename none
coredump_dir DIR
pinger_enable off
shutdown_lifetime 0 seconds
`, []string{"-N", "-f", "CONFIG"}},
		{"Varnish", "varnishd", "", []string{"-F", "-a", "127.0.0.1:PORT", "-b", "HOST:ORIGIN", "-n", "DIR/varnish", "-s", "malloc,8m"}},
	}
}

// start starts the proxy in front of a server, and returns its address.
func (m middle) start(t *testing.T, origin string) string {
	t.Helper()
	program, err := exec.LookPath(m.program)
	if err != nil {
		program, err = exec.LookPath("/usr/sbin/" + m.program)
	}
	if err != nil {
		t.Skip("there is no " + m.program + " here: make test-clients installs it")
	}
	dir, err := os.MkdirTemp("", "middle") // its user must be able to enter it
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	if err := os.Chmod(dir, 0o777); err != nil {
		t.Fatal(err)
	}
	host, port, _ := net.SplitHostPort(origin)
	address := freeAddress(t)
	_, own, _ := net.SplitHostPort(address)
	fill := strings.NewReplacer("CONFIG", filepath.Join(dir, "config"), "DIR", dir, "PORT", own, "HOST", host, "ORIGIN", port).Replace
	if err := os.WriteFile(filepath.Join(dir, "config"), []byte(fill(m.config)), 0o666); err != nil {
		t.Fatal(err)
	}
	var args []string
	for _, arg := range m.args {
		args = append(args, fill(arg))
	}
	ctx, cancel := context.WithCancel(context.Background())
	cmd := exec.CommandContext(ctx, program, args...)
	var said strings.Builder
	cmd.Stdout, cmd.Stderr = &said, &said
	cmd.Cancel = func() error { return cmd.Process.Signal(os.Interrupt) }
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	t.Cleanup(func() {
		cancel()
		<-ended
	})
	for {
		if conn, err := net.Dial("tcp", address); err == nil {
			conn.Close()
			return "http://" + address
		}
		select {
		case err := <-ended:
			ended <- err
			t.Fatalf("%s has ended: %v\n%s", m.program, err, &said)
		case <-time.After(10 * time.Millisecond): // before trying again
		}
	}
}

// freeAddress returns an address that is not in use.
func freeAddress(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

// Through each proxy, and whatever the server says about storing, a change is either
// made, or an error says that it is not. No other change is overwritten.
func TestMiddles(t *testing.T) {
	if testing.Short() {
		t.Skip("starts servers")
	}
	for _, m := range middles() {
		for _, control := range []string{"private, no-cache, max-age=0", "public, max-age=600", ""} {
			t.Run(m.name+", Cache-Control: "+control, func(t *testing.T) {
				s := newShop()
				s.cache = control
				s.set(1, `{"title":"A","count":0,"last":"`+strings.Repeat("text ", 100)+`"}`)
				server := httptest.NewServer(s)
				t.Cleanup(server.Close)
				address := m.start(t, server.Listener.Addr().String())
				c := &Client{BaseURL: address, HTTP: &http.Client{Transport: &http.Transport{}}, Cache: NewCache(1 << 20)}
				t.Cleanup(c.HTTP.CloseIdleConnections)
				v := &visitor{t, s, c, strings.HasPrefix(control, "private")}
				v.reads()
				v.adds()
				v.addsBesideOthers()
				v.putsWhatIsOld()
				v.addsAtOnce()
			})
		}
	}
}

// A visitor is a client behind a proxy.
type visitor struct {
	*testing.T
	shop  *shop
	c     *Client
	exact bool // nothing is stored on the way, so that everything must succeed
}

func (v *visitor) count() int {
	n, _ := strconv.Atoi(v.shop.member(1, "count"))
	return n
}

// reads reads three times.
func (v *visitor) reads() {
	v.Helper()
	for i := 0; i < 3; i++ {
		got, _, err := v.c.Get(context.Background(), books(), at(1))
		if err != nil || got.(*book).Title != "A" {
			v.Fatalf("read %d: %v, error %v", i, got, err)
		}
	}
}

// told reports unexpected errors. None is allowed, unless something on the way has
// stored an old state: then the error must report a conflict.
func (v *visitor) told(what string, err error) {
	v.Helper()
	if err == nil || !v.exact && strings.Contains(err.Error(), "on the way") {
		return
	}
	v.Errorf("%s: %v", what, err)
}

// adds adds one.
func (v *visitor) adds() {
	before := v.count()
	got, _, err := v.c.Update(context.Background(), books(), at(1), addOne)
	v.told("add one", err)
	want := before
	if err == nil {
		want++
	}
	if v.count() != want || err == nil && got.(*book).Count != want {
		v.Errorf("the count is %d, and %v was returned, want %d", v.count(), got, want)
	}
}

// addsBesideOthers adds one after another client has changed the title.
func (v *visitor) addsBesideOthers() {
	direct := clientOf(v.shop)
	if _, _, err := direct.Update(context.Background(), books(), at(1), setTitle("B")); err != nil {
		v.Fatal(err)
	}
	v.adds()
	if got := v.shop.member(1, "title"); got != `"B"` {
		v.Errorf("the title of somebody else is overwritten: %s", got)
	}
}

// putsWhatIsOld puts a book of an older state.
func (v *visitor) putsWhatIsOld() {
	old, tag, err := v.c.Get(context.Background(), books(), at(1))
	if err != nil {
		v.Fatal(err)
	}
	direct := clientOf(v.shop)
	if _, _, err := direct.Update(context.Background(), books(), at(1), setTitle("C")); err != nil {
		v.Fatal(err)
	}
	_, _, err = v.c.Put(context.Background(), books(), old, tag)
	is(v.T, err, errConflict)
	if got := v.shop.member(1, "title"); got != `"C"` {
		v.Errorf("the title of somebody else is overwritten: %s", got)
	}
}

// addsAtOnce has three clients add one five times each.
func (v *visitor) addsAtOnce() {
	before, made := v.count(), 0
	var all sync.WaitGroup
	var mu sync.Mutex
	for i := 0; i < 3; i++ {
		all.Add(1)
		go func() {
			defer all.Done()
			c := *v.c
			c.Tries = 100
			for j := 0; j < 5; j++ {
				_, _, err := c.Update(context.Background(), books(), at(1), addOne)
				mu.Lock()
				v.told(fmt.Sprint("client ", i), err)
				if err == nil {
					made++
				}
				mu.Unlock()
			}
		}()
	}
	all.Wait()
	if got := v.count() - before; got != made || v.exact && made != 15 {
		v.Errorf("%d are made and %d acknowledged, of 15", got, made)
	}
}
