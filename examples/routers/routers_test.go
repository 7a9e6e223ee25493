package main

import (
	"net/url"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// TestRoutersAnswerAlike sends the same requests through each router. The responses must
// equal those of net/http, field by field.
func TestRoutersAnswerAlike(t *testing.T) {
	want := make([]answer, len(steps))
	plain := conversation{t: t, address: serve(t, newMux(newService(newShelf())))}
	for i, step := range steps {
		if want[i] = plain.send(step.request); want[i].status != step.status {
			t.Fatalf("mux: %s\nis answered %d %s, want %d", step.request, want[i].status, want[i].body, step.status)
		}
	}
	for name, newRouter := range byName() {
		t.Run(name, func(t *testing.T) {
			c := conversation{t: t, address: serve(t, newRouter(newService(newShelf())))}
			for i, step := range steps {
				if got := c.send(step.request); !alike(got, want[i]) {
					t.Fatalf("%s\nis answered %v\nwant %v", step.request, got, want[i])
				}
			}
		})
	}
}

// alike reports whether a response equals that of net/http. Responses that no generated
// function or handler has sent may differ in wording.
func alike(got, want answer) bool {
	if strings.HasPrefix(want.header.Get("Content-Type"), "text/plain") {
		return got.status == want.status && slices.Equal(allowed(got), allowed(want))
	}
	return reflect.DeepEqual(got, want)
}

// allowed returns the methods in the Allow field, sorted.
func allowed(a answer) []string {
	methods := strings.FieldsFunc(strings.Join(a.header["Allow"], ","), func(c rune) bool { return c == ',' || c == ' ' })
	slices.Sort(methods)
	return methods
}

// A conversation is a series of requests. In a request, TAG stands for the last entity
// tag in a response to GET, DATE for the last modification time, and LOCATION for the
// address of the last resource created.
type conversation struct {
	t                   *testing.T
	address             string
	tag, date, location string
}

// resolved resolves a reference in the response to a request, and returns the path.
func resolved(t *testing.T, request, reference string) string {
	t.Helper()
	base, err := url.Parse(strings.Fields(request)[1])
	if err != nil {
		t.Fatal(err)
	}
	there, err := base.Parse(reference)
	if err != nil {
		t.Fatal(err)
	}
	return there.RequestURI()
}

func (c *conversation) send(request string) answer {
	c.t.Helper()
	a := send(c.t, c.address, strings.NewReplacer("TAG", c.tag, "DATE", c.date, "LOCATION", c.location).Replace(request))
	if a.status == 200 && strings.HasPrefix(request, "GET ") {
		c.tag, c.date = a.header.Get("Etag"), a.header.Get("Last-Modified")
	}
	if location := a.header.Get("Location"); location != "" {
		c.location = resolved(c.t, request, location)
	}
	return a
}
