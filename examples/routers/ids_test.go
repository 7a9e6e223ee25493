package main

import (
	"encoding/json"
	"math/rand/v2"
	"net/url"
	"strings"
	"testing"
)

// parts are the parts that ids are made of.
var parts = []string{
	"/", "/", "//", ".", "..", "%", "%2F", "%2e", "%zz", " ", "+", "?", "#", ";", ",", ":", "@", "&", "=", "*", "'", "(", "[", "|", "\\", "\"", "<", "{id}",
	"\n", "\x7f", "\x00", "é", "日本", "𝄞", "a", "b", "0", "-", "~", "books", "files",
}

func randomID(random *rand.Rand) string {
	id := ""
	for range 1 + random.IntN(4) {
		id += parts[random.IntN(len(parts))]
	}
	if random.IntN(40) == 0 {
		id += strings.Repeat("long", 500)
	}
	return id
}

// TestIDsFindTheirWay creates resources with arbitrary ids. Each router must find, at
// the address in the response, what net/http finds there.
func TestIDsFindTheirWay(t *testing.T) {
	type server struct{ name, address string }
	servers := []server{{"mux", serve(t, newMux(newService(newShelf())))}}
	for name, newRouter := range byName() {
		servers = append(servers, server{name, serve(t, newRouter(newService(newShelf())))})
	}
	random := rand.New(rand.NewPCG(9110, 1))
	created := 0
	for range 150 {
		id, project := randomID(random), randomID(random)
		list := "/api/projects/" + url.PathEscape(project) + "/files"
		for _, request := range []string{
			post("/api/books", map[string]string{"id": id}),
			post(list, map[string]string{"path": id}),
		} {
			var want, found answer
			for i, s := range servers {
				got := send(t, s.address, request)
				if i == 0 {
					want = got
				}
				if want.status == 307 {
					break // the mux redirects because of a dot segment
				}
				if !alike(got, want) {
					t.Fatalf("%s: %s\nis answered %v\nwant %v", s.name, request, got, want)
				}
				if got.status != 201 {
					continue
				}
				created++
				location := resolved(t, request, got.header.Get("Location"))
				there := send(t, s.address, "GET "+location)
				if i == 0 {
					found = there
				}
				if there.status != 200 || there.body != got.body || !alike(there, found) {
					t.Fatalf("%s: GET %s\nis answered %v\nwant %v", s.name, location, there, found)
				}
			}
		}
	}
	if created < 500 {
		t.Errorf("only %d were created", created)
	}
}

// post returns the request that adds a member to a list.
func post(list string, members map[string]string) string {
	body, _ := json.Marshal(members)
	return "POST " + list + asJSON + "\n\n" + string(body)
}
