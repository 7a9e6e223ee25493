package load

import "testing"

func TestHasDirective(t *testing.T) {
	tests := []struct {
		content string
		want    bool
	}{
		{"//etagen:resource /books", true},
		{"// etagen:resource /books", true},
		{"//Etagen:resource", true},
		{"/*etagen:resource*/", true},
		{"/*\n * etagen:resource\n */", true},
		{"//etagen resource", true},
		{"//etagen : resource", true},
		{"// etagen.resource", true},
		{"//Etagen.Resource", true},
		{"//+etagen/resource", true},
		{"//etag-gen:resource", true},
		{"//etag:resource", true},
		{"//etgen:resource", true},
		{"//tagen:resource", true},
		{"//teagen:resource", true},
		{"//etagan:resource", true},
		{"//etagens:cache", true},
		{"\tID string `etagen:\"id\"`", true},
		{"//go:generate go tool etagen\n", true},
		{"x etagen", true},

		{"", false},
		{"g", false},
		{"eta", false},
		{"import \"example.com/shop/internal/etagen\"", false},
		{"import \"example.com/shop/internal/etagen/etagentest\"", false},
		{"\tetagen.Conditional(r)", false},
		{"w.Header().Set(\"ETag\", tag)", false},
		{"//go:build linux", false},
		{"//nolint:errcheck", false},
		{"// ETag: the tag", false},
		{"s[a:b]", false},
		{"http://example.com", false},
		{"generate: agent", false},
	}
	for _, test := range tests {
		if got := hasDirective([]byte(test.content)); got != test.want {
			t.Errorf("hasDirective(%q) = %t", test.content, got)
		}
	}
}
