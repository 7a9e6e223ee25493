package source

import "testing"

func TestFromName(t *testing.T) {
	for name, want := range map[string]string{
		"book.go": "", "linux.go": "", "book_linux.go": "linux", "book_linux_amd64.go": "linux && amd64",
		"book_amd64_linux.go": "linux", "book_unix.go": "",
	} {
		got := ""
		if expr := fromName(name); expr != nil {
			got = expr.String()
		}
		if got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

func TestMajorless(t *testing.T) {
	for path, want := range map[string]string{
		"example.com/book": "example.com/book", "example.com/book/v2": "example.com/book", "example.com/v2/book": "example.com/v2/book", "v2": "v2",
	} {
		if got := majorless(path); got != want {
			t.Errorf("%s: %s, want %s", path, got, want)
		}
	}
}
