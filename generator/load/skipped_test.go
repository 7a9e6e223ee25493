package load

import "testing"

// TestHasResource checks that no more files are read than the budget allows.
func TestHasResource(t *testing.T) {
	dir := tree(t, map[string]string{
		"go.mod":        module,
		"a.go":          "package m\n",
		"b.txt":         "//etagen:resource\n",
		"c/c.go":        "package c\n",
		"n/go.mod":      module,
		"n/n.go":        "package n\n\n//etagen:resource\ntype N struct{}\n",
		"testdata/t.go": "package t\n\n//etagen:resource\ntype T struct{}\n",
		"z/z.go":        "package z\n\n//etagen:resource\ntype Z struct{}\n",
	})
	tests := []struct {
		budget, left int
		want         bool
	}{
		{10, 7, true},
		{3, 0, true},
		{2, 0, false},
	}
	for _, test := range tests {
		budget := test.budget
		if got := hasResource(dir, &budget); got != test.want || budget != test.left {
			t.Errorf("with a budget of %d it is %t and %d are left", test.budget, got, budget)
		}
	}
}

func TestDeclaresResource(t *testing.T) {
	tests := []struct {
		content string
		want    bool
	}{
		{"package m\n\n//etagen:resource /m/{id}\ntype M struct{}\n", true},
		{"type (\n\t//etagen:resource\r\n\tM struct{}\n)\n", true},
		{"//etagen:resource\n", true},
		{"\ufeff//etagen:resource\n", true},
		{"// Like //etagen:resource.\n\n//etagen:resource\n", true},
		{"// Like //etagen:resource.\n", false},
		{"// etagen:resource\n", false},
		{"//etagen:cache\n", false},
		{"", false},
	}
	for _, test := range tests {
		if got := DeclaresResource([]byte(test.content)); got != test.want {
			t.Errorf("DeclaresResource(%q) = %t", test.content, got)
		}
	}
}
