package main

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

// docs/demo.md shows the output of the demo; this runs the demo and compares. Ports
// and present times differ.
func TestTheReadmeShowsWhatTheDemoPrints(t *testing.T) {
	readme, err := os.ReadFile("../../../docs/demo.md")
	if err != nil {
		t.Fatal(err)
	}
	_, block, found := strings.Cut(string(readme), "<!-- demo -->\n```console\n$ make demo\n")
	block, _, closed := strings.Cut(block, "```\n")
	if !found || !closed {
		t.Fatal("docs/demo.md has no block after <!-- demo -->")
	}
	t.Chdir("..")
	var out strings.Builder
	if err := run(t.Context(), &out); err != nil {
		t.Fatalf("%v\n%s", err, out.String())
	}
	// The lines before are of make and of go generate, which writes into the tree.
	_, shown, _ := strings.Cut(steady(block), "$ go build")
	if got := steady(out.String()); got != "$ go build"+shown {
		t.Errorf("docs/demo.md shows\n%s\nthe demo printed\n%s", shown, got)
	}
}

// A time in a body has as many digits as it needs, so that its length changes.
var changing = regexp.MustCompile(`:\d{4,5}\b|\d+ bytes of body: {"(items|id":163,"version":[23]|id":571).*`)

// steady replaces what differs from one run to the next.
func steady(text string) string { return changing.ReplaceAllString(text, "…") }
