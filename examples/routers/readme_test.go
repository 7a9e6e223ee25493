package main

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

// The README shows parts of the files that it names, and commands for this
// module.
func TestReadme(t *testing.T) {
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	blocks := regexp.MustCompile("(?ms)^<!-- (\\S+) -->\n```go\n(.*?)^```$").FindAllStringSubmatch(string(readme), -1)
	if len(blocks) == 0 || len(blocks) != strings.Count(string(readme), "```go\n") {
		t.Fatalf("%d parts of files are shown", len(blocks))
	}
	for _, b := range blocks {
		file, err := os.ReadFile(b[1])
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(flush(string(file)), flush(b[2])) {
			t.Errorf("%s does not have\n%s", b[1], b[2])
		}
	}
	commands := regexp.MustCompile(`(?m)^\$ go run \. (\S+)$`).FindAllStringSubmatch(string(readme), -1)
	if len(commands) == 0 {
		t.Error("no command runs a router")
	}
	for _, c := range commands {
		if byName()[c[1]] == nil {
			t.Errorf("%s: there is no such router", c[0])
		}
	}
	for name := range byName() {
		if !strings.Contains(string(readme), "`"+name+"`") {
			t.Errorf("the router %s is not named", name)
		}
	}
}

// flush takes the indentation off every line.
func flush(text string) string {
	return regexp.MustCompile(`(?m)^\t+`).ReplaceAllString(text, "")
}
