package conformance

import (
	"net/http/httptest"
	"testing"
)

// TestSpellings requests existing resources by many addresses. Each id has one path,
// except for escapes that are equivalent (RFC 3986 §6.2.2.2) and characters that need no
// escape in a segment.
func TestSpellings(t *testing.T) {
	server := httptest.NewServer(idRoutes())
	defer server.Close()
	address := server.Listener.Addr().String()
	for _, created := range []struct {
		list string
		ids  ids
	}{
		{"/notes", ids{"id": "a"}},
		{"/notes", ids{"id": "a/b"}},
		{"/notes", ids{"id": "a:b"}},
		{"/notes", ids{"id": "+1 %2F"}},
		{"/sites/s/pages", ids{"page": "a"}},
		{"/sites/s/pages", ids{"page": "a/b"}},
		{"/sites/s/pages", ids{"page": "a/b/"}},
		{"/sites/s/pages", ids{"page": "a//b"}},
		{"/sites/s/pages", ids{"page": "a/../b"}},
		{"/nets", ids{"net": "10.0.0.0/8"}},
	} {
		created.ids.post(t, address, created.list)
	}
	const found, missing, never = 200, 201, 404 // never: a PUT does not create it either
	tests := []struct {
		path string
		want int
	}{
		{"/notes/a", found},
		{"/notes/%61", found},
		{"/notes/a%2Fb", found},
		{"/notes/a%2fb", found},
		{"/notes/a/b", never},
		{"/notes/a%252Fb", missing},
		{"/notes/a:b", found},
		{"/notes/a%3Ab", found},
		{"/notes/+1%20%252F", found},
		{"/notes/%2B1%20%252F", found},
		{"/notes/+1+%252F", missing},
		{"/notes/+1%20%2F", missing},
		{"/notes/%2E", never},
		{"/notes/%2e%2E", never},
		{"/notes/%2F", never},
		{"/notes/a%00", never},
		{"/notes/%FF", never},
		{"/sites/s/pages/", never},
		{"/sites/s/pages/a", found},
		{"/sites/s/pages/a/b", found},
		{"/sites/s/pages/a%2Fb", never},
		{"/sites/s/pages/a%2fb", never},
		{"/sites/s/pages/a/b/", found},
		{"/sites/s/pages/a/b%2F", never},
		{"/sites/s/pages/a%2Fb/", never},
		{"/sites/s/pages/a%2F%2Fb", found},
		{"/sites/s/pages/a/%2Fb", never},
		{"/sites/s/pages/a%2F/b", never},
		{"/sites/s/pages/a%2F..%2Fb", found},
		{"/sites/s/pages/a%2F%2E%2E%2Fb", found},
		{"/sites/s/pages/a/%2E%2E/b", never},
		{"/sites/s%2Fpages%2Fa/pages/b", missing},
		{"/sites/s/pages/%2E%2E", never},
		{"/sites/s/pages/%2F", never},
		{"/sites/s/pages/a/%FF", never},
		{"/sites/%2E%2E/pages/a", never},
		{"/nets/10.0.0.0/8", found},
		{"/nets/10.0.0.0%2F8", never},
		{"/nets/10.0.0.0/08", never},
		{"/api/v1/sites/s/pages/a/b", found},
		{"/api/v1/sites/s/pages/a%2Fb", never},
		{"/api/v1/sites/s/pages/a%2F%2Fb", found},
	}
	for _, test := range tests {
		get := send(t, address, "GET", test.path, nil, "")
		update := send(t, address, "PUT", test.path, [][2]string{contentType, {"If-Match", "*"}}, "{}")
		create := send(t, address, "PUT", test.path, [][2]string{contentType, {"If-None-Match", "*"}}, "{}")
		want := map[int][3]int{found: {200, 200, 412}, missing: {404, 412, 201}, never: {404, 404, 404}}[test.want]
		if got := [3]int{get.status, update.status, create.status}; got != want {
			t.Errorf("%s: GET, PUT with If-Match, PUT with If-None-Match answer %v, want %v", test.path, got, want)
		}
	}
	if list := send(t, address, "GET", "/sites/%2E%2E/pages", nil, ""); list.status != 404 {
		t.Errorf("the list of a site that cannot be: %d", list.status)
	}
}

// TestLocationUnderAPrefix checks that the address of a created resource is right under
// any prefix, in any spelling.
func TestLocationUnderAPrefix(t *testing.T) {
	server := httptest.NewServer(idRoutes())
	defer server.Close()
	tests := []struct {
		target string
		ids    ids
		want   string
	}{
		{"/notes", ids{"id": "x"}, "notes/x"},
		{"/notes?a=/notes", ids{"id": "x2"}, "notes/x2"},
		{"/notes", ids{}, "notes/new%2F2"},
		{"/api/v1/notes", ids{"id": "y"}, "notes/y"},
		{"/api/v1/n%6Ftes", ids{"id": "y2"}, "notes/y2"},
		{"http://example.com/api/v1/notes", ids{"id": "y3"}, "notes/y3"},
		{"/api/v1/sites/é/pages", ids{"page": "a/ü"}, "pages/a/%C3%BC"},
		{"/ä/notes", ids{"id": "z"}, "notes/z"},
		{"/%C3%A4/notes", ids{"id": "z2"}, "notes/z2"},
		{"/ä/sites/é/pages", ids{"page": "z"}, "pages/z"},
		{"/ä/towns/", ids{"kind": "é", "label": "/x", "number": -7}, "../St%C3%A4dte%3F/%C3%A9/%2Fx/-7/"},
		{"/kept/notes", ids{"id": "k"}, "notes/k"},
		{"/of/a%2Fb/notes", ids{"id": "k2"}, "notes/k2"},
		{"/of/%C3%A9+%25/notes", ids{"id": "k3"}, "notes/k3"},
		{"/slash/notes/", ids{"id": "s"}, "s"},
		{"/renamed", ids{"id": "r"}, "renamed/r"},
		{"/renamed?a=b", ids{"id": "r2"}, "renamed/r2"},
	}
	for _, test := range tests {
		got := send(t, server.Listener.Addr().String(), "POST", test.target, [][2]string{contentType}, test.ids.body())
		if location := got.header.Get("Location"); got.status != 201 || location != test.want {
			t.Errorf("POST %s: %d, Location %q, want %q: %s", test.target, got.status, location, test.want, got.body)
		}
	}
}
