package etagenclient

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"net/http/httptest"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"

	etagen "github.com/etagen/etagen/templates/support"
)

// browsedRow matches a result in docs/proxies.md.
var browsedRow = regexp.MustCompile(`(?m)^\| [^|]* \| [^|]* \| (gzip|none) \|.*$`)

// A browsed records what a browser that edits a note has sent and received: see
// examples/clients/editnote.js.
type browsed struct {
	Read, Reload, Again, Save, Now, Stale, Next struct{ Status, Tag, Coding, Text string }
}

// A browsedHandler is a kind of handler behind the proxies.
type browsedHandler struct {
	directives string
	forms      func() etagen.Forms
	saves      bool // through every proxy
}

var browsedHandlers = []browsedHandler{
	{"`compress gzip`", func() etagen.Forms { return new(etagen.Coder) }, true},
	{"`proxy weakens suffix=-gzip`", func() etagen.Forms { return etagen.Proxy{Weakens: true, Suffix: "-gzip"} }, true},
	{"neither", func() etagen.Forms { return nil }, false},
}

// browsedProgram returns the names that docs/proxies.md uses for a proxy and its
// compression.
func browsedProgram(m middle) string {
	with := map[string]string{"nginx": "nginx, `gzip`", "apache2": "Apache, `mod_deflate`", "haproxy": "HAProxy, `filter compression`", "varnishd": "Varnish, `do_gzip`", "squid": "Squid", "caddy": "Caddy, `encode gzip`"}
	return with[m.program]
}

var nginxBlock = regexp.MustCompile("(?ms)^### ([^\n]+)\n[^#]*?^```nginx\n(.*?)^```$")

// documentedMiddles returns nginx with each configuration in docs/proxies.md that
// compresses, by the heading of its section.
func documentedMiddles(page string) (all []middle) {
	for _, m := range middles() {
		head, _, found := strings.Cut(m.config, "\tgzip on;")
		if m.program != "nginx" || !found {
			continue
		}
		for _, block := range nginxBlock.FindAllStringSubmatch(page, -1) {
			server := strings.ReplaceAll(block[2], "127.0.0.1:80;", "127.0.0.1:PORT;")
			m.name, m.config = block[1], head+"upstream bookshop { server HOST:ORIGIN; }\n"+server+"}\n"
			all = append(all, m)
		}
	}
	return all
}

// Through each proxy, Chromium reads a note, gets a 304 on reload, saves with the tag
// that it has seen, and overwrites no other change. It runs with the configurations in
// docs/proxies.md, or without one and a handler with the directives for that. CHROMIUM
// is the program: make test-clients.
func TestBrowserMiddles(t *testing.T) {
	if os.Getenv("CHROMIUM") == "" {
		t.Skip("CHROMIUM names no browser")
	}
	text, err := os.ReadFile("../../../docs/proxies.md")
	if err != nil {
		t.Fatal(err)
	}
	page := string(text)
	hold := func(t *testing.T, row string) {
		if !strings.Contains(page, row+"\n") {
			t.Errorf("docs/proxies.md does not have the result:\n%s", row)
		}
	}
	b := openBrowser(t)
	for _, m := range codedMiddles() {
		for _, h := range browsedHandlers {
			t.Run(m.name+", "+h.directives, func(t *testing.T) {
				hold(t, b.edit(t, m, h).row(browsedProgram(m), h.directives))
			})
		}
	}
	documented := documentedMiddles(page)
	if len(documented) != 2 {
		t.Errorf("docs/proxies.md has %d configurations of nginx that compress, want 2", len(documented))
	}
	for _, m := range documented {
		t.Run(m.name, func(t *testing.T) {
			neither := browsedHandlers[len(browsedHandlers)-1]
			neither.saves = true
			hold(t, b.edit(t, m, neither).row("nginx, “"+m.name+"”", neither.directives))
		})
	}
	if all := len(browsedRow.FindAllString(page, -1)); all != len(codedMiddles())*len(browsedHandlers)+len(documented) {
		t.Errorf("docs/proxies.md has %d results", all)
	}
}

// A browser is Chromium, which edits the notes at the URLs that it is sent.
type browser struct {
	urls  io.WriteCloser
	lines *bufio.Reader
}

func openBrowser(t *testing.T) *browser {
	t.Helper()
	cmd := exec.Command("node", "editnote.js")
	cmd.Dir, cmd.Stderr = "../../../examples/clients", os.Stderr
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		in.Close()
		if err := cmd.Wait(); err != nil {
			t.Errorf("editing notes in Chromium: %v", err)
		}
	})
	return &browser{in, bufio.NewReader(out)}
}

// edit makes the browser edit a note through a proxy, and checks what must hold for each
// proxy.
func (c *browser) edit(t *testing.T, m middle, h browsedHandler) *browsed {
	t.Helper()
	d := newDesk(h.forms())
	server := httptest.NewServer(d)
	t.Cleanup(server.Close)
	fmt.Fprintln(c.urls, m.start(t, server.Listener.Addr().String())+"/books/2")
	out, err := c.lines.ReadBytes('\n')
	if err != nil {
		t.Fatalf("editing a note in Chromium: %v", err)
	}
	t.Logf("%s", out)
	var b browsed
	if err := json.Unmarshal(out, &b); err != nil {
		t.Fatal(err)
	}
	if b.Read.Status != "200" || b.Again.Text != "The Whale" {
		t.Errorf("read: %+v, then %+v", b.Read, b.Again)
	}
	if h.saves && (b.Reload.Status != "304" || b.Again.Status != "304" || b.Save.Status != "200" || b.Next.Status != "200") {
		t.Errorf("the browser gets no 304, or does not save: %+v", b)
	}
	if b.Stale.Status != "412" {
		t.Errorf("saved by a tag of an older state: %+v", b.Stale)
	}
	saved, version := "The Whale", int64(1)
	if b.Save.Status == "200" {
		saved, version = "Call me A", 2
	}
	if b.Now.Text != saved {
		t.Errorf("after saving the text is %s", b.Now.Text)
	}
	if b.Next.Status == "200" {
		saved, version = "Call me C", version+1
	}
	if n := d.current(); n.Version != version || !strings.HasPrefix(n.Text, saved) {
		t.Errorf("stored is version %d, %.9s", n.Version, n.Text)
	}
	return &b
}

var digits = regexp.MustCompile(`-g[0-9a-z]{5}"`)

// row returns the row of a proxy in docs/proxies.md. The digits in the tag of a coding
// depend on the release of Go.
func (b *browsed) row(program, directives string) string {
	coding := b.Read.Coding
	if coding == "" {
		coding = "none"
	}
	return fmt.Sprintf("| %s | %s | %s | `%s` | %s | %s | %s |", program, directives, coding, digits.ReplaceAllString(b.Read.Tag, `-g…"`), b.Reload.Status, b.Save.Status, b.Stale.Status)
}
