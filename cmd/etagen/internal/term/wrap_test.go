package term

import (
	"slices"
	"strings"
	"testing"
)

func TestWrap(t *testing.T) {
	tests := []struct {
		parts, separator string
		columns          int
		want             []string
	}{
		{"", " ", 5, []string{""}},
		{"a", " ", 5, []string{"a"}},
		{"ab cd e", " ", 5, []string{"ab cd", "e"}},
		{"ab cd e", "; ", 6, []string{"ab;", "cd; e"}},
		{"ab cd e", "; ", 7, []string{"ab; cd;", "e"}},
		{"abcdefgh i jk", " ", 4, []string{"abcdefgh", "i jk"}},
		{"图书 a", " ", 6, []string{"图书 a"}},
		{"图书 ab", " ", 6, []string{"图书", "ab"}},
	}
	for _, test := range tests {
		if got := Wrap(strings.Fields(test.parts), test.separator, test.columns); !slices.Equal(got, test.want) {
			t.Errorf("%q at %d: %q, want %q", test.parts, test.columns, got, test.want)
		}
	}
}
