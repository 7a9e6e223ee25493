package main

import (
	"bufio"
	"database/sql"
	"fmt"
	"io"
	"net"
	"net/http"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"
)

// Each request in a block of a page is sent to the service byte for byte, over TCP,
// and the response is compared with the next block: status line, all fields in
// order, content. Date is compared only if it is shown, and … matches anything. Each
// section has a new service and one connection.
func TestTheExchangesOfTheDocsAreTrue(t *testing.T) {
	for name, want := range map[string]int{"http.md": 2, "mistakes.md": 20} {
		ran := 0
		for _, section := range sections(page(t, name)) {
			blocks := httpBlocks(section)
			if len(blocks) == 0 {
				continue
			}
			t.Run(name+"/"+title(section), func(t *testing.T) {
				shop := newDocShop(t)
				shop.setUp(t, section)
				c := &client{address: shop.listen(t)}
				for i := 0; i+1 < len(blocks); i += 2 {
					c.exchange(t, blocks[i], blocks[i+1])
					ran++
				}
			})
		}
		if ran < want {
			t.Errorf("%s: %d requests were sent, want at least %d", name, ran, want)
		}
	}
}

var httpBlock = regexp.MustCompile("(?ms)^```http\n(.*?)^```$")

// httpBlocks returns the blocks of a section: requests, each followed by its response.
func httpBlocks(section string) (blocks []string) {
	for _, m := range httpBlock.FindAllStringSubmatch(section, -1) {
		blocks = append(blocks, strings.TrimSuffix(m[1], "\n"))
	}
	return blocks
}

var (
	clockSays = regexp.MustCompile(`<!-- clock: (.*) -->`)
	changedAt = regexp.MustCompile(`<!-- book (\d+) changed: (.*) -->`)
)

// setUp puts the service in the state that the comments of a section describe.
func (s *docShop) setUp(t *testing.T, section string) {
	t.Helper()
	if m := clockSays.FindStringSubmatch(section); m != nil {
		s.clock = parseTime(t, m[1])
	}
	m := changedAt.FindStringSubmatch(section)
	if m == nil {
		return
	}
	db, err := sql.Open("sqlite", s.path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	result, err := db.ExecContext(t.Context(), `UPDATE books SET updated_at = ? WHERE id = ?`, parseTime(t, m[2]).UnixMilli(), m[1])
	if err != nil {
		t.Fatal(err)
	}
	if n, err := result.RowsAffected(); err != nil || n != 1 {
		t.Fatalf("%d books changed (%v)", n, err)
	}
}

func parseTime(t *testing.T, text string) time.Time {
	t.Helper()
	at, err := time.Parse(time.RFC3339Nano, text)
	if err != nil {
		t.Fatal(err)
	}
	return at.UTC()
}

// A client talks over one connection as long as the service keeps it.
type client struct {
	address string
	conn    net.Conn
	r       *bufio.Reader
}

// exchange sends a request and compares the response. Another request after it finds
// content that should not be there.
func (c *client) exchange(t *testing.T, request, want string) {
	t.Helper()
	method, _, _ := strings.Cut(request, " ")
	got := c.send(t, method, request)
	if got = asShown(got, want); !matches(got, want) {
		t.Errorf("the response to\n\n%s\n\nis\n\n%s\n\nthe page shows\n\n%s", request, got, want)
	}
	if c.conn == nil {
		return
	}
	probe := c.send(t, "GET", "GET /nothing HTTP/1.1\nHost: probe")
	if !strings.HasPrefix(probe, "HTTP/1.1 404 Not Found\n") {
		t.Errorf("%s\n\nthere is something after the response: %s", request, probe)
	}
}

// send sends a request, and returns the response with bare newlines.
func (c *client) send(t *testing.T, method, request string) string {
	t.Helper()
	if c.conn == nil {
		conn, err := net.Dial("tcp", c.address)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { conn.Close() })
		c.conn, c.r = conn, bufio.NewReader(conn)
	}
	head, content, _ := strings.Cut(request, "\n\n")
	if _, err := fmt.Fprintf(c.conn, "%s\r\n\r\n%s", strings.ReplaceAll(head, "\n", "\r\n"), content); err != nil {
		t.Fatal(err)
	}
	return c.receive(t, method)
}

// receive reads the response to a request.
func (c *client) receive(t *testing.T, method string) string {
	t.Helper()
	var lines []string
	length := 0
	for {
		line, err := c.r.ReadString('\n')
		if err != nil {
			t.Fatalf("%v, after %q", err, lines)
		}
		if line = strings.TrimSuffix(line, "\r\n"); line == "" {
			break
		}
		lines = append(lines, line)
		if text, ok := strings.CutPrefix(line, "Content-Length: "); ok {
			if length, err = strconv.Atoi(text); err != nil {
				t.Fatal(err)
			}
		}
		if line == "Connection: close" {
			c.conn = nil
		}
	}
	answer := strings.Join(lines, "\n")
	if method == http.MethodHead || length == 0 {
		return answer
	}
	content := make([]byte, length)
	if _, err := io.ReadFull(c.r, content); err != nil {
		t.Fatalf("%v, after %q", err, lines)
	}
	return answer + "\n\n" + string(content)
}

// asShown returns a response without its Date, unless that is shown.
func asShown(got, want string) string {
	if strings.Contains(want, "\nDate: ") {
		return got
	}
	return regexp.MustCompile(`\nDate: .*`).ReplaceAllString(got, "")
}

// matches compares a response with the page, in which … matches anything. Case does
// not matter in names of fields: net/http writes Etag.
func matches(got, want string) bool {
	pattern := strings.ReplaceAll(regexp.QuoteMeta(strings.ReplaceAll(want, "\nETag: ", "\nEtag: ")), "…", ".*")
	return regexp.MustCompile("^" + pattern + "$").MatchString(got)
}
