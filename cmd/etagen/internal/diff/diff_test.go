package diff

import (
	"fmt"
	"strings"
	"testing"
)

// numbers returns lines with the numbers in a range.
func numbers(from, to int) string {
	var text strings.Builder
	for i := from; i <= to; i++ {
		fmt.Fprintf(&text, "%d\n", i)
	}
	return text.String()
}

const modified = "--- a/f.go\n+++ b/f.go\n"

func TestUnified(t *testing.T) {
	tests := []struct{ name, before, after, want string }{
		{"nothing", "a\nb\n", "a\nb\n", ""},
		{"nothing in both", "", "", ""},
		{"one line", "a\nb\nc\n", "a\nB\nc\n", modified + "@@ -1,3 +1,3 @@\n a\n-b\n+B\n c\n"},
		{"the only line", "a\n", "b\n", modified + "@@ -1 +1 @@\n-a\n+b\n"},
		{"context", numbers(1, 9), strings.Replace(numbers(1, 9), "5\n", "five\n", 1),
			modified + "@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n"},
		{"added in the middle", "a\nc\n", "a\nb\nc\n", modified + "@@ -1,2 +1,3 @@\n a\n+b\n c\n"},
		{"added at the end", "a\n", "a\nb\n", modified + "@@ -1 +1,2 @@\n a\n+b\n"},
		{"taken from the start", "a\nb\n", "b\n", modified + "@@ -1,2 +1 @@\n-a\n b\n"},
		{"emptied", "a\nb\n", "", modified + "@@ -1,2 +0,0 @@\n-a\n-b\n"},
		{"filled", "", "a\n", modified + "@@ -0,0 +1 @@\n+a\n"},
		{"far from each other", numbers(1, 9), "one\n" + numbers(2, 8) + "nine\n",
			modified + "@@ -1,4 +1,4 @@\n-1\n+one\n 2\n 3\n 4\n@@ -6,4 +6,4 @@\n 6\n 7\n 8\n-9\n+nine\n"},
		{"near each other", numbers(1, 8), "one\n" + numbers(2, 7) + "eight\n",
			modified + "@@ -1,8 +1,8 @@\n-1\n+one\n 2\n 3\n 4\n 5\n 6\n 7\n-8\n+eight\n"},
		{"no newline before", "a\nb", "a\nb\n", modified + "@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+b\n"},
		{"no newline behind", "a\nb\n", "a\nb", modified + "@@ -1,2 +1,2 @@\n a\n-b\n+b\n\\ No newline at end of file\n"},
		{"no newline in both", "a\nb", "A\nb", modified + "@@ -1,2 +1,2 @@\n-a\n+A\n b\n\\ No newline at end of file\n"},
		{"Windows against Unix", "a\r\nb\r\n", "a\nb\n", ""},
		{"Windows", "a\r\nb\r\nc\r\n", "a\nB\nc\n", modified + "@@ -1,3 +1,3 @@\n a\r\n-b\r\n+B\r\n c\r\n"},
		{"Windows but for the end", "a\r\nb", "A\nb", modified + "@@ -1,2 +1,2 @@\n-a\r\n+A\r\n b\n\\ No newline at end of file\n"},
		{"one line as on Windows", "a\r\nb\nc\n", "a\nB\nc\n", modified + "@@ -1,3 +1,3 @@\n a\r\n-b\n+B\n c\n"},
		{"a carriage return within", "a\rb\n", "ab\n", modified + "@@ -1 +1 @@\n-a\rb\n+ab\n"},
		{"a line twice as often", "a\na\n", "a\na\na\na\n", modified + "@@ -1,2 +1,4 @@\n a\n a\n+a\n+a\n"},
		{"moved", "a\nb\nc\nd\n", "d\na\nb\nc\n", modified + "@@ -1,4 +1,4 @@\n+d\n a\n b\n c\n-d\n"},
		{"lines that look like headers", "-- a\n", "++ b\n", modified + "@@ -1 +1 @@\n--- a\n+++ b\n"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := string(Unified("f.go", []byte(test.before), []byte(test.after))); got != test.want {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
		})
	}
}

func TestUnifiedNewAndDeleted(t *testing.T) {
	tests := []struct {
		name          string
		before, after []byte
		want          string
	}{
		{"new", nil, []byte("a\nb\n"), "--- /dev/null\n+++ b/d/f.go\n@@ -0,0 +1,2 @@\n+a\n+b\n"},
		{"deleted", []byte("a\n"), nil, "--- a/d/f.go\n+++ /dev/null\n@@ -1 +0,0 @@\n-a\n"},
		{"new and empty", nil, []byte{}, "diff --git a/d/f.go b/d/f.go\nnew file mode 100644\n\n"},
		{"deleted and empty", []byte{}, nil, "diff --git a/d/f.go b/d/f.go\ndeleted file mode 100644\n\n"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := string(Unified("d/f.go", test.before, test.after)); got != test.want {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
		})
	}
	if got := Unified("f.go", nil, nil); got != nil {
		t.Errorf("of no file at all: %s", got)
	}
}

func TestUnifiedNames(t *testing.T) {
	for name, want := range map[string]string{
		"bücher.go":  "--- a/bücher.go\n+++ b/bücher.go\n",
		"my f.go":    "--- a/my f.go\t\n+++ b/my f.go\t\n",
		"a\"b\\c\td": `--- "a/a\"b\\c\011d"` + "\n" + `+++ "b/a\"b\\c\011d"` + "\n",
	} {
		if got := string(Unified(name, []byte("a\n"), []byte("b\n"))); !strings.HasPrefix(got, want+"@@") {
			t.Errorf("got\n%s\nwant\n%s", got, want)
		}
	}
}
