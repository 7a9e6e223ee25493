package main

import (
	"maps"
	"net/http"
	"strings"
	"testing"
)

// Each refusal has the shop's own detail and points to what is wrong.
func TestTheShopRefuses(t *testing.T) {
	url, _, logged := service(t)
	const moby = `"title":"Moby-Dick again","author":"herman-melville","year":1851`
	for _, test := range []struct {
		name, method, path, content string
		header                      []string
		status                      int
		says                        string
	}{
		{"a negative price", "POST", "/books", `{"title":"x","price":-1}`, nil, 422, `"detail":"The price cannot be negative.","pointer":"/price"`},
		{"a negative price by PATCH", "PATCH", counted, `{"price":-1}`, []string{"If-Match", "*", "Content-Type", mergePatch}, 422, `"pointer":"/price"`},
		{"a negative price by PUT", "PUT", counted, `{` + moby + `,"price":-1}`, []string{"If-Match", "*"}, 422, `"pointer":"/price"`},
		{"no such author", "POST", "/books", `{"title":"x","author":"nobody"}`, nil, 422, `"detail":"There is no such author.","pointer":"/author"`},
		{"no such author by PATCH", "PATCH", counted, `{"author":"nobody"}`, []string{"If-Match", "*", "Content-Type", mergePatch}, 422, `"pointer":"/author"`},
		{"a title that is taken", "POST", "/books", `{"title":"Candide","author":"voltaire"}`, nil, 409, `"detail":"The author has a book of this title already.","pointer":"/title"`},
		{"a title that is taken, by PATCH", "PATCH", counted, `{"title":"Candide","author":"voltaire"}`, []string{"If-Match", "*", "Content-Type", mergePatch}, 409, `"pointer":"/title"`},
		{"an author with books", "DELETE", "/authors/voltaire", ``, []string{"If-Match", "*"}, 409, "The author has books."},
	} {
		t.Run(test.name, func(t *testing.T) {
			r, body := send(t, test.method, url+test.path, test.content, test.header...)
			if r.StatusCode != test.status || !strings.Contains(body, test.says) || r.Header.Get("ETag") != "" || r.Header.Get("Cache-Control") != "no-store" {
				t.Errorf("%s %v %s", r.Status, r.Header, body)
			}
		})
	}
	if _, body := do(t, "GET", url+counted); !strings.Contains(body, `"version":1,`) {
		t.Errorf("something was stored: %.200s", body)
	}
	if logged.Len() > 0 {
		t.Errorf("logged %s", logged)
	}
}

// Titles are unique for each author, not across authors.
func TestTitlesOfOthersAreFree(t *testing.T) {
	url, _, _ := service(t)
	for _, content := range []string{`{"title":"Candide","author":"herman-melville"}`, `{"title":"Candide"}`, `{"title":"Candide"}`} {
		if r, body := send(t, "POST", url+"/books", content); r.StatusCode != http.StatusCreated {
			t.Errorf("%s: %s %s", content, r.Status, body)
		}
	}
}

// An editor may change the books of one author, and read all books.
func TestAnEditorMayNot(t *testing.T) {
	url, _, _ := service(t)
	for _, test := range []struct {
		method, editor, content string
		status                  int
	}{
		{"PATCH", "voltaire", `{"price":1}`, 403},
		{"PUT", "voltaire", `no JSON`, 403},
		{"DELETE", "voltaire", ``, 403},
		{"GET", "voltaire", ``, 200},
		{"PATCH", "herman-melville", `{"price":1}`, 200},
		{"PATCH", "", `{"price":2}`, 200},
	} {
		header := []string{"If-Match", "*", "Content-Type", mergePatch, "Editor", test.editor}
		r, body := send(t, test.method, url+counted, test.content, header...)
		if r.StatusCode != test.status || test.status == 403 && (r.Header.Get("ETag") != "" || !strings.Contains(body, "An editor")) {
			t.Errorf("%s by %q: %s %.200s", test.method, test.editor, r.Status, body)
		}
	}
	if r, _ := send(t, "POST", url+"/books", `{"title":"x"}`, "Editor", "voltaire"); r.StatusCode != http.StatusForbidden {
		t.Errorf("POST: %s", r.Status)
	}
	if r, _ := do(t, "OPTIONS", url+counted, "Editor", "voltaire"); r.StatusCode != http.StatusNoContent {
		t.Errorf("OPTIONS: %s", r.Status)
	}
	if r, _ := do(t, "BREW", url+counted); r.StatusCode != http.StatusMethodNotAllowed || !strings.Contains(r.Header.Get("Allow"), "PATCH") {
		t.Errorf("BREW: %s, Allow: %s", r.Status, r.Header.Get("Allow"))
	}
}

// A deleted book is gone for reads and writes until its id is used again.
func TestADeletedBookIsGone(t *testing.T) {
	url, s, _ := service(t)
	if r, body := do(t, "DELETE", url+counted, "If-Match", "*"); r.StatusCode != http.StatusNoContent {
		t.Fatalf("%s %s", r.Status, body)
	}
	before := s.BooksRead()
	for _, test := range [][]string{
		{"GET", ""}, {"GET", "", "If-None-Match", "*"}, {"HEAD", ""},
		{"PUT", "{}", "If-Match", "*"}, {"PATCH", "{}", "If-Match", `"1"`, "Content-Type", mergePatch}, {"DELETE", "", "If-Match", "*"},
	} {
		r, body := send(t, test[0], url+counted, test[1], test[2:]...)
		if r.StatusCode != http.StatusGone || test[0] != "HEAD" && !strings.Contains(body, "The book was deleted.") {
			t.Errorf("%s: %s %s", test[0], r.Status, body)
		}
	}
	if n := s.BooksRead() - before; n != 0 {
		t.Errorf("%d books read", n)
	}
	if r, _ := do(t, "GET", url+"/books/9999"); r.StatusCode != http.StatusNotFound {
		t.Errorf("one that never was: %s", r.Status)
	}
	id := counted[strings.LastIndexByte(counted, '/')+1:]
	if r, body := send(t, "POST", url+"/books", `{"id":`+id+`,"title":"Again"}`); r.StatusCode != http.StatusCreated {
		t.Fatalf("%s %s", r.Status, body)
	}
	if r, body := do(t, "GET", url+counted); r.StatusCode != http.StatusOK || !strings.Contains(body, "Again") {
		t.Errorf("%s %s", r.Status, body)
	}
}

// /metrics counts the outcomes of requests, including 304 and refusals.
func TestDecisionsAreCounted(t *testing.T) {
	url, _, _ := service(t)
	first, _ := do(t, "GET", url+counted)
	for range 3 {
		do(t, "GET", url+counted, "If-None-Match", first.Header.Get("ETag"))
	}
	send(t, "PATCH", url+counted, `{"price":-1}`, "If-Match", "*", "Content-Type", mergePatch)
	send(t, "PATCH", url+counted, `{"price":1}`, "If-Match", "*", "Content-Type", mergePatch, "Editor", "voltaire")
	send(t, "PATCH", url+counted, `{"price":1}`, "If-Match", `"0"`, "Content-Type", mergePatch)
	send(t, "POST", url+"/books", `{"title":"Candide","author":"voltaire"}`)
	do(t, "OPTIONS", url+counted)
	got, want := requestsCounted(t, url), map[string]int{
		"/books create 409 ":                1,
		"/books/{id} get 200 ":              1,
		"/books/{id} get 304 If-None-Match": 3,
		"/books/{id} patch 403 ":            1,
		"/books/{id} patch 412 If-Match":    1,
		"/books/{id} patch 422 ":            1,
	}
	if !maps.Equal(got, want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
}
