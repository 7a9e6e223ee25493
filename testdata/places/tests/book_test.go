package tests

import "testing"

// Names of packages that the output imports.
func url(path string) string { return "http://example.com" + path }

var (
	errors  = 1
	strconv = 2
)

type http struct{}

func TestNames(t *testing.T) {
	if url("/") == "" || errors == strconv || (http{}) != (http{}) {
		t.Error("nothing means what it says")
	}
	newTestBook(t)
}
