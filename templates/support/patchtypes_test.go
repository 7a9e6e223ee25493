package etagen

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// PATCH accepts other media types as a merge patch if the resource lists them. They must
// match exactly, and the content must not be an array, which is a JSON Patch by mistake.
func TestPatchTypes(t *testing.T) {
	const both = "application/merge-patch+json, application/json"
	patched := like(&bookResource)
	patched.PatchTypes = []string{"application/json"}
	tests := []struct {
		name   string
		res    *Resource
		media  string
		body   string
		status int
		accept string
	}{
		{"a merge patch", patched, "application/merge-patch+json", `{"title":"x"}`, 200, ""},
		{"a merge patch that is called JSON", patched, "application/json", `{"title":"x"}`, 200, ""},
		{"in capitals, with a charset", patched, "Application/JSON; charset=utf-8", `{"title":"x"}`, 200, ""},
		{"in another charset", patched, "application/json; charset=latin1", `{"title":"x"}`, 415, both},
		{"of a vendor", patched, "application/vnd.book+json", `{"title":"x"}`, 415, both},
		{"a JSON Patch", patched, "application/json-patch+json", `[{"op":"remove","path":"/title"}]`, 415, both},
		{"a JSON Patch that is called JSON", patched, "application/json", ` [{"op":"remove","path":"/title"}]`, 422, ""},
		{"a JSON Patch of nothing", patched, "application/json", "[]", 422, ""},
		{"an array that is no JSON", patched, "application/json", "[1", 400, ""},
		{"an array that is called a merge patch", patched, "application/merge-patch+json", "[]", 422, ""},
		{"JSON where nothing is said of it", &bookResource, "application/json", `{"title":"x"}`, 415, "application/merge-patch+json"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s := mobyShelf()
			h := &bookHandler{Store: s}
			w, r := httptest.NewRecorder(), httptest.NewRequest("PATCH", "/books/moby", strings.NewReader(test.body))
			r.SetPathValue("id", "moby")
			r.Header = header(ifMoby, "Content-Type: "+test.media)
			Patch(w, r, bookWriter{h}, test.res, bookPattern)
			if w.Code != test.status || w.Header().Get("Accept-Patch") != test.accept {
				t.Errorf("%d with Accept-Patch %q, want %d with %q: %s", w.Code, w.Header().Get("Accept-Patch"), test.status, test.accept, w.Body)
			}
			if changed := s.writes != 0; changed != (test.status == 200) {
				t.Errorf("answered %d, and the store was written to: %v", w.Code, changed)
			}
			if array := strings.HasPrefix(test.name, "a JSON Patch") && w.Code == 422; array != strings.Contains(w.Body.String(), "JSON Patch (RFC 6902)") {
				t.Errorf("the detail says nothing of a JSON Patch, or without cause: %s", w.Body)
			}
		})
	}
}

// A type that decodes itself may be an array, and then a merge patch may be one too.
func TestAnArrayIsNoMergePatchOfWhatDecodesItself(t *testing.T) {
	r := &http.Request{Method: "PATCH", Header: header("Content-Type: application/json")}
	if !isJSONPatch(r, []byte("\t[]")) {
		t.Error("an array that is called JSON is taken for a merge patch")
	}
	r.Header = header("Content-Type: application/merge-patch+json")
	if isJSONPatch(r, []byte("[]")) {
		t.Error("an array that is called a merge patch is taken for a JSON Patch")
	}
	r = &http.Request{Method: "PUT", Header: header("Content-Type: application/json")}
	if isJSONPatch(r, []byte("[]")) {
		t.Error("the content of a PUT is taken for a JSON Patch")
	}
}

func TestOptionsNamesWhatPatchTakes(t *testing.T) {
	for _, test := range []struct {
		allow string
		types []string
		want  string
	}{
		{"GET, HEAD, PATCH, OPTIONS", nil, "application/merge-patch+json"},
		{"GET, HEAD, PATCH, OPTIONS", []string{"application/json"}, "application/merge-patch+json, application/json"},
		{"GET, HEAD, OPTIONS", []string{"application/json"}, ""},
	} {
		w := httptest.NewRecorder()
		Options(test.allow, test.types...)(w, httptest.NewRequest("OPTIONS", "/", nil))
		if got := w.Header().Get("Accept-Patch"); got != test.want {
			t.Errorf("Accept-Patch %q for %s, want %q", got, test.allow, test.want)
		}
	}
}
