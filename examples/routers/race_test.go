package main

import (
	"net/http"
	"net/http/httptrace"
	"strings"
	"testing"
	"time"
)

// TestALostRaceIsAFailedPrecondition changes a resource during a PUT, after its
// precondition was checked and before its content arrives. The server asks for the
// content with 100 Continue when the handler reads it.
func TestALostRaceIsAFailedPrecondition(t *testing.T) {
	for name, newRouter := range byName() {
		for _, path := range []string{"/api/notes/1", "/api/projects/p/files/1"} {
			t.Run(name+path, func(t *testing.T) {
				address := serve(t, newRouter(newService(newShelf())))
				put := "PUT " + path + asJSON
				if got := send(t, address, put+"\nIf-None-Match: *\n\n{\"text\":\"one\"}"); got.status != 201 {
					t.Fatalf("%v", got)
				}
				tag := send(t, address, "GET "+path).header.Get("Etag")
				between := func() {
					if got := send(t, address, put+"\nIf-Match: "+tag+"\n\n{\"text\":\"two\"}"); got.status >= 300 {
						t.Errorf("the PUT that was faster: %v", got)
					}
				}
				if status := slowPut(t, "http://"+address+path, tag, between); status != http.StatusPreconditionFailed {
					t.Errorf("the PUT that was slower: %d", status)
				}
				if got := send(t, address, "GET "+path); !strings.Contains(got.body, `"text":"two"`) {
					t.Errorf("an update was lost: %s", got.body)
				}
				if status := slowPut(t, "http://"+address+path, "*", func() {
					send(t, address, put+"\nIf-Match: *\n\n{\"text\":\"three\"}")
				}); status >= 300 {
					t.Errorf("a PUT for whatever is there: %d", status)
				}
			})
		}
	}
}

// slowPut sends a PUT, calls between before it sends the content, and returns the status
// of the response.
func slowPut(t *testing.T, url, tag string, between func()) int {
	t.Helper()
	asked := false
	trace := &httptrace.ClientTrace{Got100Continue: func() { asked = true; between() }}
	r, err := http.NewRequestWithContext(httptrace.WithClientTrace(t.Context(), trace), "PUT", url, strings.NewReader(`{"text":"slow"}`))
	if err != nil {
		t.Fatal(err)
	}
	r.Header = http.Header{"Content-Type": {"application/json"}, "If-Match": {tag}, "Expect": {"100-continue"}}
	client := http.Client{Transport: &http.Transport{ExpectContinueTimeout: time.Hour, DisableKeepAlives: true}}
	answer, err := client.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	answer.Body.Close()
	if !asked {
		t.Fatal("the content was not waited for")
	}
	return answer.StatusCode
}
