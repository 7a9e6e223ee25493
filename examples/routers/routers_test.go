package main

import (
	"net/url"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// TestRoutersAnswerAlike sends the same requests through each router, and wants
// the answers that net/http gives, field by field.
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

// alike reports whether an answer is that of net/http. What is not answered by a
// generated function or handler is in the router's own words.
func alike(got, want answer) bool {
	if strings.HasPrefix(want.header.Get("Content-Type"), "text/plain") {
		return got.status == want.status && slices.Equal(allowed(got), allowed(want))
	}
	return reflect.DeepEqual(got, want)
}

// allowed are the methods in the Allow field, in one order.
func allowed(a answer) []string {
	methods := strings.FieldsFunc(strings.Join(a.header["Allow"], ","), func(c rune) bool { return c == ',' || c == ' ' })
	slices.Sort(methods)
	return methods
}

// A conversation is a series of requests, in which TAG stands for the last
// entity tag that was in an answer to GET, DATE for the last date of a change,
// and LOCATION for the last address of what was created.
type conversation struct {
	t                   *testing.T
	address             string
	tag, date, location string
}

// resolved returns the path that a reference in the answer to a request leads to.
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
