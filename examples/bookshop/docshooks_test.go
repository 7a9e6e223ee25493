package main

import (
	"os"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"example.com/bookshop/catalog"
)

var exampleBlock = regexp.MustCompile("(?ms)^<!-- example: (\\w+) -->\n```go\n(.*?)^```$")

// The page of hooks shows all examples of this package. Each hook has a section.
func TestThePageOfHooksShowsTheExamples(t *testing.T) {
	text := page(t, "hooks.md")
	source, err := os.ReadFile("example_hooks_test.go")
	if err != nil {
		t.Fatal(err)
	}
	shown := map[string]bool{}
	for _, m := range exampleBlock.FindAllStringSubmatch(text, -1) {
		shown[m[1]] = true
		if !strings.Contains(flush(string(source)), flush(m[2])) {
			t.Errorf("no example has\n%s", m[2])
		}
	}
	for _, m := range regexp.MustCompile(`(?m)^func Example_(\w+)`).FindAllStringSubmatch(string(source), -1) {
		if !shown[m[1]] {
			t.Errorf("the page does not show Example_%s", m[1])
		}
	}
	if blocks := strings.Count(text, "```go\n"); blocks != len(exampleBlock.FindAllString(text, -1)) {
		t.Errorf("not all of the %d blocks are from an example", blocks)
	}
	handler := reflect.TypeFor[catalog.BookHandler]()
	for i := range handler.NumField() {
		if f := handler.Field(i); f.Type.Kind() == reflect.Func && !strings.Contains(text, "\n## "+f.Name+"\n") {
			t.Errorf("the page has no section for %s", f.Name)
		}
	}
}

// flush takes the indentation off every line.
func flush(text string) string {
	return regexp.MustCompile(`(?m)^\t+`).ReplaceAllString(text, "")
}
