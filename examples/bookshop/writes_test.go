package main

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"
)

const mergePatch = "application/merge-patch+json"

// Two editors have the same book open. The second to save does not overwrite the first:
// the save is refused, and succeeds once the second editor has seen the change.
func TestTwoEditors(t *testing.T) {
	url, _, _ := service(t)
	first, _ := do(t, "GET", url+counted)
	tag := first.Header.Get("ETag")
	saved, _ := send(t, "PATCH", url+counted, `{"price":1000}`, "If-Match", tag, "Content-Type", mergePatch)
	if saved.StatusCode != http.StatusOK {
		t.Fatalf("the first to save: %s", saved.Status)
	}
	text := `{"title":"Moby-Dick again","author":"herman-melville","year":1851,"price":999,"about":"About a whale."}`
	late, problem := send(t, "PUT", url+counted, text, "If-Match", tag)
	if late.StatusCode != http.StatusPreconditionFailed || !strings.Contains(problem, "If-Match") {
		t.Fatalf("the second to save: %s %s", late.Status, problem)
	}
	again, body := do(t, "GET", url+counted)
	if !strings.Contains(body, `"price":1000`) {
		t.Errorf("what the first has saved is gone: %.200s", body)
	}
	if saved, _ := send(t, "PUT", url+counted, text, "If-Match", again.Header.Get("ETag")); saved.StatusCode != http.StatusOK {
		t.Errorf("the second, when it has seen that: %s", saved.Status)
	}
}

func TestAnAuthorComesAndGoes(t *testing.T) {
	url, _, _ := service(t)
	path := url + "/authors/melville"
	tags := map[string]bool{}
	for range 2 {
		created, _ := send(t, "PUT", path, `{"name":"Herman"}`, "If-None-Match", "*")
		if created.StatusCode != http.StatusCreated {
			t.Fatalf("create: %s", created.Status)
		}
		if twice, _ := send(t, "PUT", path, `{"name":"Herman"}`, "If-None-Match", "*"); twice.StatusCode != http.StatusPreconditionFailed {
			t.Errorf("create for the second time: %s", twice.Status)
		}
		got, body := do(t, "GET", path)
		tag := got.Header.Get("ETag")
		if tags[tag] || !strings.Contains(body, `"titles":0`) {
			t.Errorf("%s %s: the tag has been there", tag, body)
		}
		tags[tag] = true
		if gone, _ := do(t, "DELETE", path, "If-Match", tag); gone.StatusCode != http.StatusNoContent {
			t.Errorf("delete: %s", gone.Status)
		}
	}
}

// The only validator of stock is the time of its count.
func TestStockIsCountedByDate(t *testing.T) {
	url, _, _ := service(t)
	path := url + "/shelves/a/books/2"
	got, _ := do(t, "GET", path)
	date := got.Header.Get("Last-Modified")
	for _, test := range []struct {
		name, content, field, value string
		status                      int
	}{
		{"no precondition", `{"copies":9}`, "", "", 428},
		{"a weak tag", `{"copies":9}`, "If-Match", got.Header.Get("ETag"), 412},
		{"fewer than none", `{"copies":-1}`, "If-Unmodified-Since", date, 422},
		{"the date", `{"copies":9}`, "If-Unmodified-Since", date, 200},
		{"the date of before", `{"copies":8}`, "If-Unmodified-Since", date, 412},
	} {
		var header []string
		if test.field != "" {
			header = []string{test.field, test.value}
		}
		if r, body := send(t, "PUT", path, test.content, header...); r.StatusCode != test.status {
			t.Errorf("%s: %s %s, want %d", test.name, r.Status, body, test.status)
		}
	}
	if _, body := do(t, "GET", path); !strings.Contains(body, `"copies":9`) {
		t.Errorf("at the end %s", body)
	}
}

// An unchanged list gets 304 without a single book being read.
func TestAListIsReadOnlyWhenItHasChanged(t *testing.T) {
	url, s, _ := service(t)
	list := url + "/books?author=herman-melville&sort=-year&limit=3"
	full, body := do(t, "GET", list)
	tag := full.Header.Get("ETag")
	var page struct {
		Items []struct{ ID, Year int }
		ETags []string
		Next  string
	}
	if err := json.Unmarshal([]byte(body), &page); err != nil || len(page.Items) != 3 || page.Items[0].Year < page.Items[2].Year || page.Next == "" {
		t.Fatalf("%s %.300s (%v)", full.Status, body, err)
	}
	read := s.BooksRead()
	if again, _ := do(t, "GET", list, "If-None-Match", tag); again.StatusCode != http.StatusNotModified {
		t.Errorf("again: %s", again.Status)
	}
	if n := s.BooksRead() - read; n != 0 {
		t.Errorf("%d books were read for a 304", n)
	}
	created, _ := send(t, "POST", url+"/books", `{"title":"Weeds and Wildings","author":"herman-melville","year":2026}`)
	if created.StatusCode != http.StatusCreated || created.Header.Get("Cache-Group-Invalidation") != `"/books"` {
		t.Fatalf("%s, %v", created.Status, created.Header)
	}
	changed, body := do(t, "GET", list, "If-None-Match", tag)
	if changed.StatusCode != http.StatusOK || !strings.Contains(body, "Weeds") {
		t.Errorf("with one more: %s %.300s", changed.Status, body)
	}
	if err := json.Unmarshal([]byte(body), &page); err != nil {
		t.Fatal(err)
	}
	path := followed(t, created)
	if r, _ := do(t, "DELETE", path, "If-Match", page.ETags[0]); r.StatusCode != http.StatusNoContent {
		t.Errorf("delete with the tag in the list: %s", r.Status)
	}
	next, body := do(t, "GET", list+"&cursor="+page.Next)
	if next.StatusCode != http.StatusOK {
		t.Errorf("the page after: %s %s", next.Status, body)
	}
	if r, _ := do(t, "GET", url+"/debug/books-read"); r.StatusCode != http.StatusOK {
		t.Errorf("books read: %s", r.Status)
	}
}

// followed returns the address in the Location field, resolved against the request.
func followed(t *testing.T, r *http.Response) string {
	t.Helper()
	at, err := r.Location()
	if err != nil {
		t.Fatal(err)
	}
	return at.String()
}

// Whatever a client stores, the service never fails.
func TestOddContentIsStoredOrRefused(t *testing.T) {
	url, _, logged := service(t)
	for _, test := range []struct {
		method, path, content string
		status                int
	}{
		{"POST", "/books", `{"title":"\u0000'; DROP TABLE books; --","author":""}`, 422},
		{"POST", "/books", `{"title":"\ud800","author":"nobody yet"}`, 422},
		{"POST", "/books", `{"title":"\ud83d\udcda'; DROP TABLE books; --","author":"voltaire"}`, 201},
		{"POST", "/books", `{"year":9223372036854775807,"price":9223372036854775807}`, 201},
		{"POST", "/books", `{"year":9223372036854775808}`, 422},
		{"POST", "/books", `{"id":-7}`, 201},
		{"POST", "/books", `{"id":-7}`, 409},
		{"POST", "/books", `{"id":9223372036854775807}`, 201},
		{"POST", "/books", `{}`, 201},
		{"PUT", "/authors/nul", `{"name":"\u0000"}`, 422},
		{"PUT", "/authors/%00", `{}`, 404},
		{"PUT", "/authors/%ff", `{}`, 404},
		{"PUT", "/authors/a%2Fb%20%27", `{}`, 201},
		{"PUT", "/shelves/a/books/2", `{"copies":4294967295}`, 200},
		{"PUT", "/shelves/a/books/2", `{"copies":4294967296}`, 422},
		{"PUT", "/shelves/z/books/2", `{}`, 404},
	} {
		header := []string{"If-Match", "*"}
		if strings.HasPrefix(test.path, "/authors") {
			header[0] = "If-None-Match"
		}
		r, body := send(t, test.method, url+test.path, test.content, header...)
		if r.StatusCode != test.status {
			t.Errorf("%s %s %s: %s %s, want %d", test.method, test.path, test.content, r.Status, body, test.status)
		}
		if r.StatusCode == http.StatusCreated {
			at := followed(t, r)
			if r, body := do(t, "GET", at); r.StatusCode != http.StatusOK {
				t.Errorf("GET %s: %s %s", at, r.Status, body)
			}
		}
	}
	for _, list := range []string{"/books?limit=100&sort=title", "/books?sort=-title,year", "/books?author="} {
		if r, body := do(t, "GET", url+list); r.StatusCode != http.StatusOK {
			t.Errorf("GET %s: %s %s", list, r.Status, body)
		}
	}
	if logged.Len() > 0 {
		t.Errorf("logged %s", logged)
	}
}
