package handler

import "testing"

func TestCacheGroupsAreStrings(t *testing.T) {
	for pattern, want := range map[string]string{
		"/books":              `"/books"`,
		"/of/{author}/books":  `"/of/{author}/books"`,
		"/b%20c":              `"/b%20c"`,
		"/bücher":             `"/b%C3%BCcher"`,
		"/本":                  `"/%E6%9C%AC"`,
		`/a"b\c`:              `"/a%22b%5Cc"`,
		"example.com/b c\x7f": `"example.com/b%20c%7F"`,
	} {
		if got := cacheGroup(pattern); got != want {
			t.Errorf("%q: %s, want %s", pattern, got, want)
		}
	}
}
