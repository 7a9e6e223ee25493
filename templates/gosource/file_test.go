package gosource

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestWord(t *testing.T) {
	for name, want := range map[string]string{
		"Book":        "book",
		"book":        "book",
		"OrderLine":   "order line",
		"HTTPServer":  "http server",
		"UserID":      "user id",
		"ISBN":        "isbn",
		"Order2Line":  "order2 line",
		"ABTest":      "ab test",
		"ÜberHandler": "über handler",
	} {
		if got := Word(name); got != want {
			t.Errorf("Word(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestArticle(t *testing.T) {
	for name, want := range map[string]string{"Book": "a Book", "Order": "an Order", "item": "an item"} {
		if got := Article(name); got != want {
			t.Errorf("Article(%q) = %q, want %q", name, got, want)
		}
	}
}

// A parameter must not have the name of another one in a generated function.
func TestLocalName(t *testing.T) {
	for name, want := range map[string]string{"Book": "b", "Widget": "v", "Row": "v", "Hat": "v", "Tree": "v", "Moment": "v", "Item": "v", "Quote": "v", "Note": "v", "Über": "v", "_x": "v"} {
		if got := localName(name); got != want {
			t.Errorf("localName(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestWrap(t *testing.T) {
	text := strings.Repeat("word ", 40) + "\n\nthe second paragraph"
	lines := wrap(text)
	for _, line := range lines {
		if utf8.RuneCountInString("// "+line) > 80 {
			t.Errorf("a line of %d columns: %s", len("// "+line), line)
		}
	}
	if got := strings.Join(strings.Fields(strings.ReplaceAll(strings.Join(lines, " "), "//", "")), " "); got != strings.Join(strings.Fields(text), " ") {
		t.Errorf("the words are %q", got)
	}
	if got := wrap(strings.Repeat("x", 70) + " (RFC 9110 §8.8.3)"); len(got) != 2 || got[1] != "(RFC 9110 §8.8.3)" {
		t.Errorf("the number of an RFC is not with it: %q", got)
	}
	if lines[len(lines)-2] != "//" {
		t.Errorf("no empty line between the paragraphs: %q", lines)
	}
}

func TestGroupImports(t *testing.T) {
	o := &File{Package: Package{Module: "shop"}}
	code := "package catalog\n\nimport (\n\t\"context\"\n\t\"example.com/x\"\n\tnethttp \"net/http\"\n\t\"shop/internal/etagen\"\n)\n\nvar x int\n"
	want := "package catalog\n\nimport (\n\t\"context\"\n\tnethttp \"net/http\"\n\n\t\"example.com/x\"\n\t\"shop/internal/etagen\"\n)\n\nvar x int\n"
	if got := string(o.groupImports([]byte(code))); got != want {
		t.Errorf("got:\n%s", got)
	}
	single := "package catalog\n\nimport \"context\"\n"
	if got := string(o.groupImports([]byte(single))); got != single {
		t.Errorf("got:\n%s", got)
	}
}
