package main

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"example.com/newsroom/news"
)

// This configuration makes nginx a cache. It stores one response for each
// Accept-Language, as Vary requires, and shows whether a response came from the cache.
const nginxConf = `
error_log DIR/error.log;
pid DIR/nginx.pid;
events {}
http {
    access_log off;
    client_body_temp_path DIR/body;
    proxy_temp_path DIR/proxy;
    fastcgi_temp_path DIR/fastcgi;
    uwsgi_temp_path DIR/uwsgi;
    scgi_temp_path DIR/scgi;
    proxy_cache_path DIR/cache keys_zone=pages:1m;
    server {
        listen unix:DIR/nginx.sock;
        location / {
            proxy_pass http://NEWSROOM;
            proxy_set_header Host $http_host;
            proxy_cache pages;
            proxy_cache_revalidate on;
            add_header X-Cache $upstream_cache_status always;
        }
    }
}
`

// Through a shared cache, nobody gets a page in the wrong language, and an entity tag
// gets 304 only for the page in its own language.
func TestACacheKeepsTheLanguagesApart(t *testing.T) {
	if _, err := exec.LookPath("nginx"); err != nil {
		t.Skip("there is no nginx here")
	}
	newsroom := httptest.NewServer(news.NewStore().Handler())
	t.Cleanup(newsroom.Close)
	client := startNginx(t, strings.TrimPrefix(newsroom.URL, "http://"))
	tags := map[string]string{}
	kept := 0
	for round := range 3 {
		for _, asked := range []struct{ field, language string }{
			{"en", "en"}, {"de", "de"}, {"de-AT, en;q=0.5", "de"}, {"fr", "en"}, {"", "en"}, {"en;q=0.1, de", "de"},
		} {
			answer, body := get(t, client, asked.field, "")
			if answer.StatusCode != 200 || !strings.Contains(body, `"language":"`+asked.language+`"`) {
				t.Fatalf("round %d: status %d for %q: %s, want the page in %s", round, answer.StatusCode, asked.field, body, asked.language)
			}
			if answer.Header.Get("X-Cache") == "HIT" {
				kept++
			}
			tag := answer.Header.Get("Etag")
			if before, ok := tags[asked.language]; ok && before != tag {
				t.Errorf("the page in %s has the tags %s and %s", asked.language, before, tag)
			}
			tags[asked.language] = tag
			for language, tag := range tags {
				answer, body := get(t, client, asked.field, tag)
				want := 200
				if language == asked.language {
					want = 304
				}
				if answer.StatusCode != want || answer.Header.Get("Etag") != tags[asked.language] {
					t.Errorf("round %d: status %d with %s for %q of a client that has the page in %s, want %d with %s: %s",
						round, answer.StatusCode, answer.Header.Get("Etag"), asked.field, language, want, tags[asked.language], body)
				}
			}
		}
	}
	if tags["en"] == tags["de"] || len(tags) != 2 {
		t.Errorf("the tags of the languages are %v", tags)
	}
	if kept == 0 {
		t.Error("nginx has kept no response")
	}
}

// get requests the page about with a client, and with a language and an entity tag
// unless they are empty.
func get(t *testing.T, client *http.Client, language, tag string) (*http.Response, string) {
	t.Helper()
	r, err := http.NewRequest("GET", "http://news.example/pages/about", nil)
	if err != nil {
		t.Fatal(err)
	}
	for name, value := range map[string]string{"Accept-Language": language, "If-None-Match": tag} {
		if value != "" {
			r.Header.Set(name, value)
		}
	}
	answer, err := client.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer, string(body)
}

// startNginx starts nginx in front of a newsroom and returns a client for it.
func startNginx(t *testing.T, address string) *http.Client {
	t.Helper()
	dir, err := os.MkdirTemp("", "newsroom") // short enough for the path of a socket
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	conf := strings.NewReplacer("DIR", dir, "NEWSROOM", address).Replace(nginxConf)
	if os.Getuid() == 0 {
		conf = "user root;\n" + conf
	}
	file := filepath.Join(dir, "nginx.conf")
	if err := os.WriteFile(file, []byte(conf), 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command("nginx", "-c", file, "-p", dir).CombinedOutput(); err != nil {
		t.Fatalf("starting nginx: %v\n%s", err, out)
	}
	t.Cleanup(func() {
		if out, err := exec.Command("nginx", "-c", file, "-p", dir, "-s", "stop").CombinedOutput(); err != nil {
			t.Errorf("stopping nginx: %v\n%s", err, out)
		}
	})
	dial := func(ctx context.Context, _, _ string) (net.Conn, error) {
		var d net.Dialer
		return d.DialContext(ctx, "unix", filepath.Join(dir, "nginx.sock"))
	}
	transport := &http.Transport{DialContext: dial, DisableCompression: true}
	t.Cleanup(transport.CloseIdleConnections)
	return &http.Client{Transport: transport, CheckRedirect: func(*http.Request, []*http.Request) error {
		return fmt.Errorf("no redirect is followed")
	}}
}
