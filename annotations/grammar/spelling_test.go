package grammar

import "testing"

func TestDistance(t *testing.T) {
	tests := []struct {
		a, b string
		want int
	}{
		{"", "", 0}, {"a", "", 1}, {"", "ab", 2}, {"abc", "abc", 0}, {"abc", "abd", 1}, {"abc", "acb", 1},
		{"verison", "version", 1}, {"kitten", "sitting", 3}, {"ca", "abc", 3}, {"max-aeg", "max-age", 1},
	}
	for _, tt := range tests {
		if got := distance(tt.a, tt.b); got != tt.want {
			t.Errorf("from %q to %q: %d, want %d", tt.a, tt.b, got, tt.want)
		}
	}
}

func TestClosest(t *testing.T) {
	names := []string{"id", "version", "modified", "stat", "state"}
	for word, want := range map[string]string{
		"verzion": "version", "VERSION": "version", "modifed": "modified", "sta": "stat", "stats": "stat", "idd": "id",
		"": "", "x": "", "banana": "", "versionversion": "",
	} {
		if got := Closest(word, names); got != want {
			t.Errorf("%q is taken for %q, want %q", word, got, want)
		}
	}
	if got := Closest("x", []string{"C"}); got != "" {
		t.Errorf("x is taken for %q, which has no letter of it", got)
	}
	if got := Closest("max_age", []string{"s-maxage", "max-age"}); got != "max-age" {
		t.Errorf("max_age is taken for %q", got)
	}
}
