package place

import (
	"os"
	"path/filepath"
	"testing"
)

func TestCheckFolder(t *testing.T) {
	root := t.TempDir()
	if err := os.MkdirAll(filepath.Join(root, "nested", "deep"), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(root, "nested", "go.mod"), nil, 0o666); err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		dir string
		ok  bool
	}{
		{"internal/etagen", true},
		{"etagen", true},
		{"pkg/v2.1/e_t-a~g", true},
		{".", false},
		{"..", false},
		{"../etagen", false},
		{"/etagen", false},
		{".etagen", false},
		{"a/.b", false},
		{"_a/b", false},
		{"vendor/etagen", false},
		{"a/testdata/b", false},
		{"a b", false},
		{"a@b", false},
		{"a:b", false},
		{"nested", false},
		{"nested/deep", false},
	}
	for _, test := range tests {
		if err := checkFolder(root, test.dir); (err == nil) != test.ok {
			t.Errorf("checkFolder(%q) = %v", test.dir, err)
		}
	}
}

func TestCanImport(t *testing.T) {
	tests := []struct {
		from, path string
		want       bool
	}{
		{"m/a", "m/internal/etagen", true},
		{"m", "m/internal/etagen", true},
		{"m/a", "m/etagen", true},
		{"m/a/b", "m/a/internal/etagen", true},
		{"m/a", "m/a/internal/etagen", true},
		{"m/b", "m/a/internal/etagen", false},
		{"m/ab", "m/a/internal/etagen", false},
		{"m/a", "m/internal/a/internal/etagen", false},
	}
	for _, test := range tests {
		if got := canImport(test.from, test.path); got != test.want {
			t.Errorf("canImport(%q, %q) = %t", test.from, test.path, got)
		}
	}
}
