package source

import "testing"

// Comments become CommonMark that looks the same, and that no linter takes for HTML.
func TestMarkdown(t *testing.T) {
	for _, test := range []struct{ name, comment, want string }{
		{"words", "Book is one title.\n", "Book is one title."},
		{"links", "See [Author], [Book.Title], [io.Reader] and [json.Number.Int64].", "See Author, Book.Title, io.Reader and json.Number.Int64."},
		{"a backtick and the end of a comment", "`a` */ /* b", "\\`a\\` \\*/ /\\* b"},
		{"HTML", "<script>alert(1)</script> <!-- a --> a < b", "&lt;script>alert(1)&lt;/script> &lt;!-- a --> a &lt; b"},
		{"a backslash before HTML", `\<b>`, `\\&lt;b>`},
		{"code", "Write:\n\n\ta < `b` \\<\n", "Write:\n\n\ta < `b` \\<"},
		{"other letters", "Ein Büchlein, 日本語, \U0001F600.", "Ein Büchlein, 日本語, \U0001F600."},
		{"a mark", "Deprecated: use another.", "Deprecated: use another."},
		{"a list", "Has:\n  - a_b\n  - *c*\n", "Has:\n\n  - a\\_b\n  - \\*c\\*"},
		{"nothing", "\n", ""},
	} {
		if got := Markdown(test.comment); got != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}
