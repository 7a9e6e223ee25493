package main

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

// The README and a page of the docs show parts of the files that they name.
func TestShownPartsAreThere(t *testing.T) {
	for page, want := range map[string]int{"README.md": 2, "../../docs/cors.md": 2} {
		text, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		blocks := regexp.MustCompile("(?ms)^<!-- (\\S+) -->\n```go\n(.*?)^```$").FindAllStringSubmatch(string(text), -1)
		if len(blocks) != want {
			t.Errorf("%s shows %d parts of files, want %d", page, len(blocks), want)
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
	}
}

// The README has commands for this module.
func TestReadme(t *testing.T) {
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
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

// flush removes the indentation of every line.
func flush(text string) string {
	return regexp.MustCompile(`(?m)^\t+`).ReplaceAllString(text, "")
}
