package main

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"reflect"
	"strings"
	"testing"

	"example.com/routers/internal/etagen"
)

const (
	long  = "\n\n" + `"................................................................................................."`
	wrong = "\nIf-Match: \"x\""
	odd   = "\nIf-None-Match: x"
	match = "\nIf-Match: TAG"
	text  = "\nContent-Type: text/plain"
)

// An orderStep is a step, what Observe is told of it, and whether OnError is called.
type orderStep struct {
	step
	op    etagen.Op // 0 if the router responds
	field string
	told  bool
}

// orderSteps has requests with everything wrong. Each fixes what decided the one before.
// Refusals of all kinds follow.
var orderSteps = []orderStep{
	{step{"GET /api/books/1", 200}, etagen.OpGet, "", false},
	{step{"POST /api/books/2\nPolicy: 403" + text + wrong + odd + long, 405}, 0, "", false},
	{step{"GET /api/other/2\nPolicy: 403", 404}, 0, "", false},
	{step{"PUT /api/books/2\nPolicy: 403" + text + wrong + odd + long, 404}, etagen.OpPut, "", false},
	{step{"PUT /api/books/1\nPolicy: 401" + text + wrong + odd + long, 401}, etagen.OpPut, "", false},
	{step{"PUT /api/books/1\nPolicy: 403" + text + wrong + odd + long, 403}, etagen.OpPut, "", false},
	{step{"PUT /api/books/1\nPolicy: 404" + text + wrong + odd + long, 404}, etagen.OpPut, "", false},
	{step{"PUT /api/books/1" + text + wrong + odd + long, 415}, etagen.OpPut, "", false},
	{step{"PUT /api/books/1" + asJSON + wrong + odd + long, 412}, etagen.OpPut, "If-Match", false},
	{step{"PUT /api/books/1" + asJSON + odd + long, 400}, etagen.OpPut, "If-None-Match", false},
	{step{"PUT /api/books/1" + asJSON + long, 428}, etagen.OpPut, "If-Match", false},
	{step{"PUT /api/books/1" + asJSON + match + long, 413}, etagen.OpPut, "", false},
	{step{"PUT /api/books/1" + asJSON + match + "\n\n{\"title\":1,", 400}, etagen.OpPut, "", false},
	{step{"PUT /api/books/1" + asJSON + match + "\n\n{\"title\":1}", 422}, etagen.OpPut, "", false},
	{step{"PUT /api/books/1" + asJSON + match + "\n\n{\"title\":\"refuse 409\"}", 409}, etagen.OpPut, "", false},
	{step{"PUT /api/books/1" + asJSON + match + "\n\n{\"title\":\"refuse 410\"}", 410}, etagen.OpPut, "", false},
	{step{"PUT /api/books/1" + asJSON + match + "\n\n{\"title\":\"refuse 412\"}", 500}, etagen.OpPut, "", true},
	{step{"PUT /api/books/1" + asJSON + match + "\n\n{\"title\":\"refuse 428\"}", 500}, etagen.OpPut, "", true},
	{step{"PUT /api/books/1" + asJSON + match + "\n\n{\"title\":\"refuse 429\"}", 429}, etagen.OpPut, "", false},
	{step{"PUT /api/books/1" + asJSON + match + "\n\n{\"title\":\"refuse 503\"}", 503}, etagen.OpPut, "", false},
	{step{"PUT /api/books/1" + asJSON + match + "\n\n{\"title\":\"unknown\"}", 503}, etagen.OpPut, "", true},
	{step{"PUT /api/books/1" + asJSON + match + "\n\n{\"title\":\"disk\"}", 500}, etagen.OpPut, "", true},
	{step{"PATCH /api/books/1\nPolicy: 403" + text + wrong + long, 403}, etagen.OpPatch, "", false},
	{step{"PATCH /api/books/1" + asPatch + match + "\n\n{\"title\":\"refuse 422\"}", 422}, etagen.OpPatch, "", false},
	{step{"DELETE /api/books/1\nPolicy: 403" + wrong, 403}, etagen.OpDelete, "", false},
	{step{"DELETE /api/books/1" + wrong, 412}, etagen.OpDelete, "If-Match", false},
	{step{"GET /api/books/gone\nPolicy: 403", 410}, etagen.OpGet, "", false},
	{step{"GET /api/books/busy", 503}, etagen.OpGet, "", false},
	{step{"GET /api/books/2\nPolicy: 403\nIf-None-Match: *", 404}, etagen.OpGet, "", false},
	{step{"GET /api/books/1\nPolicy: 404\nIf-None-Match: TAG", 404}, etagen.OpGet, "", false},
	{step{"HEAD /api/books/1\nPolicy: 401\nIf-None-Match: TAG", 401}, etagen.OpGet, "", false},
	{step{"GET /api/books/1\nPolicy: 412", 500}, etagen.OpGet, "", true},
	{step{"GET /api/books/1\nIf-None-Match: TAG", 304}, etagen.OpGet, "If-None-Match", false},
	{step{"HEAD /api/books/1\nIf-Match: \"x\"", 412}, etagen.OpGet, "If-Match", false},
	{step{"OPTIONS /api/books/1\nPolicy: 403", 204}, 0, "", false},
	{step{"GET /api/books?limit=0\nPolicy: 403", 403}, etagen.OpList, "", false},
	{step{"GET /api/books?limit=0", 400}, etagen.OpList, "", false},
	{step{"POST /api/books\nPolicy: 403" + text + wrong + odd + long, 403}, etagen.OpCreate, "", false},
	{step{"POST /api/books" + text + wrong + odd + long, 415}, etagen.OpCreate, "", false},
	{step{"POST /api/books" + asJSON + wrong + odd + long, 412}, etagen.OpCreate, "If-Match", false},
	{step{"POST /api/books" + asJSON + odd + long, 400}, etagen.OpCreate, "If-None-Match", false},
	{step{"POST /api/books" + asJSON + long, 413}, etagen.OpCreate, "", false},
	{step{"POST /api/books" + asJSON + "\n\n{\"id\":\"1\"}", 409}, etagen.OpCreate, "", false},
	{step{"POST /api/books" + asJSON + "\n\n{\"title\":\"refuse 402\"}", 402}, etagen.OpCreate, "", false},
	// An impossible address is not found, whoever asks, for a list as for its items.
	{step{"GET /api/projects/p/files?limit=0\nPolicy: 403", 403}, etagen.OpList, "", false},
	{step{"GET /api/projects/%00/files?limit=0\nPolicy: 403", 404}, etagen.OpList, "", false},
	{step{"GET /api/projects/%FF/files\nPolicy: 403" + odd, 404}, etagen.OpList, "", false},
	{step{"POST /api/projects/%00/files\nPolicy: 403" + text + long, 404}, etagen.OpCreate, "", false},
	{step{"GET /api/projects/%00/files/a\nPolicy: 403", 404}, etagen.OpGet, "", false},
	{step{"PUT /api/projects/p/files/%00\nPolicy: 403" + text + odd + long, 404}, etagen.OpPut, "", false},
	{step{"PUT /api/projects/p/files/a\nPolicy: 403" + text + odd + long, 403}, etagen.OpPut, "", false},
	{step{"PUT /api/projects/p/files/a\nPolicy: 404" + asJSON + "\nIf-None-Match: *\n\n{}", 404}, etagen.OpPut, "", false},
}

// Each router refuses a request for the reason that comes first in the order, and
// Observe is called once.
func TestTheOrderOfRefusals(t *testing.T) {
	want := make([]answer, len(orderSteps))
	for _, name := range []string{"mux", "chi", "gin", "echo"} {
		s := newWatched(t)
		c := s.serve(t, byName()[name])
		for i, step := range orderSteps {
			t.Run(fmt.Sprintf("%s/%d %.60s", name, step.status, step.request), func(t *testing.T) {
				got := c.send(step.request)
				decided, told := s.heard()
				if got.status != step.status {
					t.Fatalf("is answered %v", got)
				}
				if want[i].status == 0 {
					want[i] = got
				}
				if !alike(got, want[i]) {
					t.Errorf("is answered %v\nwant %v", got, want[i])
				}
				checkTag(t, step, got)
				step.checkHeard(t, decided, told)
			})
		}
	}
}

// checkTag checks that a refusal has no entity tag unless a precondition decided.
func checkTag(t *testing.T, step orderStep, got answer) {
	t.Helper()
	if tag := got.header.Get("Etag"); got.status >= 400 && (tag != "") != (step.field != "") && step.op != etagen.OpCreate {
		t.Errorf("%d with the entity tag %q", got.status, tag)
	}
}

// checkHeard checks what the hooks were told.
func (s *orderStep) checkHeard(t *testing.T, decided []etagen.Decision, told []error) {
	t.Helper()
	if (len(told) > 0) != s.told {
		t.Errorf("OnError was told %v", told)
	}
	switch {
	case s.op == 0:
		if len(decided) > 0 {
			t.Errorf("Observe was told %+v", decided)
		}
	case len(decided) != 1 || decided[0].Op != s.op || decided[0].Status != s.status || decided[0].Field != s.field:
		t.Errorf("Observe was told %+v, want %v %d %s", decided, s.op, s.status, s.field)
	case decided[0].Rounds > 1:
		t.Errorf("%d rounds for a refusal", decided[0].Rounds)
	}
}

// The response for a hidden resource is byte for byte that for a missing one.
func TestHiddenIsAnsweredAsMissing(t *testing.T) {
	for name, newRouter := range byName() {
		t.Run(name, func(t *testing.T) {
			s := newWatched(t)
			c := s.serve(t, newRouter)
			for _, rest := range []string{"\nIf-None-Match: *", "\nIf-Match: *" + asJSON + "\n\n{}", wrong + text + long} {
				for _, method := range []string{"GET", "HEAD", "PUT", "PATCH", "DELETE"} {
					hidden := c.send(method + " /api/books/1\nPolicy: 404" + rest)
					s.heard()
					missing := c.send(method + " /api/books/2\nPolicy: 404" + rest)
					s.heard()
					if hidden.status != 404 || !reflect.DeepEqual(hidden, missing) {
						t.Errorf("%s%s: hidden is answered %v, missing %v", method, rest, hidden, missing)
					}
				}
			}
		})
	}
}

// A client that waits for 100 Continue sends its content only if it is authorized.
func TestContinueComesAfterAuthorize(t *testing.T) {
	const content = `{"title":"Omoo"}`
	for name, newRouter := range byName() {
		for _, request := range []string{"PUT /api/books/1\nIf-Match: *" + asJSON, "PATCH /api/books/1\nIf-Match: *" + asPatch, "POST /api/books" + asJSON} {
			for policy, want := range map[string]string{"403": "403 Forbidden", "404": "404 Not Found", "": "100 Continue"} {
				t.Run(fmt.Sprintf("%s/%.6s %s", name, request, want), func(t *testing.T) {
					s := newWatched(t)
					conn, err := net.Dial("tcp", s.serve(t, newRouter).address)
					if err != nil {
						t.Fatal(err)
					}
					defer conn.Close()
					line, fields, _ := strings.Cut(request, "\n")
					fields += fmt.Sprintf("\nHost: example.com\nExpect: 100-continue\nContent-Length: %d\n", len(content))
					if policy != "" {
						fields += "Policy: " + policy + "\n"
					}
					fmt.Fprintf(conn, "%s HTTP/1.1\r\n%s\r\n", line, strings.ReplaceAll(fields, "\n", "\r\n"))
					r := bufio.NewReader(conn)
					if first, err := r.ReadString('\n'); err != nil || strings.TrimSpace(first) != "HTTP/1.1 "+want {
						t.Errorf("the first line is %q (%v), want %s", first, err, want)
					}
					if policy == "" {
						fmt.Fprint(conn, content)
					}
					s.heard()
				})
			}
		}
	}
}

// A client that hangs up is observed, and OnError is not called.
func TestAClientThatHangsUpIsObserved(t *testing.T) {
	for name, newRouter := range byName() {
		for _, request := range []string{"GET /api/books/slow", "HEAD /api/books/slow", "DELETE /api/books/slow"} {
			t.Run(name+" "+request, func(t *testing.T) {
				s := newWatched(t)
				conn, err := net.Dial("tcp", s.serve(t, newRouter).address)
				if err != nil {
					t.Fatal(err)
				}
				if _, err := io.WriteString(conn, request+" HTTP/1.1\r\nHost: example.com\r\n\r\n"); err != nil {
					t.Fatal(err)
				}
				if err := conn.Close(); err != nil {
					t.Fatal(err)
				}
				decided, told := s.heard()
				if len(decided) != 1 || decided[0].Status != etagen.StatusClientGone || decided[0].Err == nil || len(told) > 0 {
					t.Errorf("observed %+v, and OnError was told %v", decided, told)
				}
			})
		}
	}
}
