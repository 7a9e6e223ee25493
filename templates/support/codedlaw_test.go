//go:build !race

// Nothing in this file is concurrent, and the race detector needs ten times as long.

package etagen

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// A codedLaw checks that a server follows the rules of codings.
type codedLaw struct {
	*testing.T
	*codedServer
	tags   map[string]string // of each form
	bodies map[string][]byte
	asked  int
}

// TestCodedRows sends each server each value of Accept-Encoding, If-Match and
// If-None-Match, in reads and writes.
func TestCodedRows(t *testing.T) {
	asked := 0
	for i, s := range codedServers() {
		if testing.Short() && i%5 != 0 {
			continue
		}
		t.Run(strconv.Itoa(i)+" "+s.name, func(t *testing.T) {
			law := newCodedLaw(t, s)
			law.read()
			if !s.list {
				law.match()
			}
			asked += law.asked
		})
	}
	t.Logf("%d requests", asked)
}

// newCodedLaw reads each form of what a server serves, and compares the forms.
func newCodedLaw(t *testing.T, s *codedServer) *codedLaw {
	law := &codedLaw{T: t, codedServer: s, tags: map[string]string{}, bodies: map[string][]byte{}}
	for form, accept := range map[string]string{jsonForm: "identity", gzipForm: "gzip, identity;q=0", turnForm: "turn, identity;q=0"} {
		if form == turnForm && !s.own {
			continue
		}
		answer := s.ask(http.MethodGet, http.Header{"Accept-Encoding": {accept}})
		law.tags[form], law.bodies[form] = answer.Header.Get("Etag"), bodyOf(t, answer)
		if strings.HasPrefix(law.tags[form], "W/") != (s.weak && !s.list) {
			t.Fatalf("the entity tag of %s is %s", form, law.tags[form])
		}
	}
	plain := law.bodies[jsonForm]
	z, err := gzip.NewReader(bytes.NewReader(law.bodies[gzipForm]))
	if err != nil {
		t.Fatal(err)
	}
	if text, err := io.ReadAll(z); err != nil || !bytes.Equal(text, plain) {
		t.Fatalf("gzip has %q (%v), JSON %q", text, err, plain)
	}
	if turned, _ := reversed(nil, plain); s.own && !bytes.Equal(law.bodies[turnForm], turned) {
		t.Fatalf("turn has %q", law.bodies[turnForm])
	}
	return law
}

func bodyOf(t *testing.T, answer *http.Response) []byte {
	t.Helper()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	return body
}

// read sends each Accept-Encoding and If-None-Match, with GET and HEAD in turn.
func (l *codedLaw) read() {
	for i := range acceptedRows {
		for j, none := range namedLists(l.tags) {
			for k, since := range []bool{false, true} {
				l.check(&codedRequest{codedReads[(i+j+k)%2], &acceptedRows[i], nil, none, since})
			}
		}
	}
}

// match sends each If-Match and If-None-Match, with all methods in turn.
func (l *codedLaw) match() {
	lists := namedLists(l.tags)
	for i, match := range lists {
		for j, none := range lists {
			l.check(&codedRequest{codedReads[(i+j)%2], &acceptedRows[(i+j)%len(acceptedRows)], match, none, false})
			l.check(&codedRequest{codedWrites[(i+j)%3], &acceptedRows[(i*j)%len(acceptedRows)], match, none, false})
		}
	}
}

var (
	codedReads  = []string{http.MethodGet, http.MethodHead}
	codedWrites = []string{http.MethodPut, http.MethodPatch, http.MethodDelete}
)

// check sends a request, and compares the response with the expected one.
func (l *codedLaw) check(q *codedRequest) {
	l.asked++
	fields := q.header()
	answer, want := l.ask(q.method, fields), l.expect(q, l.tags)
	got := codedResponse{status: answer.StatusCode, form: want.form, tag: answer.Header.Get("Etag")}
	if got != want {
		l.Fatalf("%s %v: %+v, want %+v", q.method, fields, got, want)
	}
	if problem := l.wrong(q, answer, want); problem != "" {
		l.Fatalf("%s %v: %s: %v", q.method, fields, problem, answer.Header)
	}
}

// wrong describes what is wrong with the fields and the body of a response; "" if
// nothing is.
func (l *codedLaw) wrong(q *codedRequest, answer *http.Response, want codedResponse) string {
	coding, length := "", ""
	if want.status == 200 {
		length = strconv.Itoa(len(l.bodies[want.form]))
		if want.form != jsonForm {
			coding = want.form
		}
	}
	if got := answer.Header.Get("Content-Encoding"); got != coding {
		return fmt.Sprintf("Content-Encoding %q, want %q", got, coding)
	}
	if want.status != 200 && want.status != 304 {
		return ""
	}
	if got := answer.Header["Vary"]; !slices.Equal(got, []string{"Accept-Encoding"}) {
		return fmt.Sprintf("Vary %q", got)
	}
	if got := answer.Header.Get("Content-Length"); got != length {
		return fmt.Sprintf("Content-Length %s, want %q", got, length)
	}
	body := l.bodies[want.form]
	if want.status == 304 || q.method == http.MethodHead {
		body = nil
	}
	if got := bodyOf(l.T, answer); !bytes.Equal(got, body) {
		return fmt.Sprintf("body %q", got)
	}
	return ""
}
