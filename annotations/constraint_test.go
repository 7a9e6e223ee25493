package annotations

import "testing"

func TestConstraint(t *testing.T) {
	tests := []struct{ file, head, want string }{
		{"book.go", "", ""},
		{"book_linux.go", "", "linux"},
		{"book_amd64.go", "", "amd64"},
		{"book_arm64.go", "", "arm64"},
		{"book_windows.go", "", "windows"},
		{"book_wasip1.go", "", "wasip1"},
		{"book_linux_amd64.go", "", "linux && amd64"},
		{"book_plan9_386.go", "", "plan9 && 386"},
		{"book_amd64_linux.go", "", "linux"},
		{"linux.go", "", ""},
		{"linux_amd64.go", "", "amd64"},
		{"book_unix.go", "", ""},
		{"book_other.go", "", ""},
		{"book_linux.v2.go", "", "linux"},
		{"book_etagen.go", "", ""},
		{"book.go", "//go:build sqlite\n\n", "sqlite"},
		{"book.go", "// Licence.\n\n//go:build linux || !cgo\n\n// Package catalog is one.\n", "linux || !cgo"},
		{"book_linux.go", "//go:build sqlite || postgres\n\n", "linux && (sqlite || postgres)"},
		{"book_linux_arm64.go", "//go:build !race\n\n", "linux && arm64 && !race"},
		{"book.go", "//go:build ((\n\n", ""},
	}
	for _, tt := range tests {
		source := tt.head + "package catalog\n\n//go:build ignore\n\n//etagen:resource\ntype Book struct {\n\tVersion int `etagen:\"version\"`\n}\n"
		all, found := Read(load(t, map[string]string{"dir/" + tt.file: source}))
		if len(all) != 1 || len(found) != 0 {
			t.Errorf("%s: got %d resources and %v", tt.file, len(all), found)
			continue
		}
		if got := all[0].Constraint; got != tt.want {
			t.Errorf("%s with %q: the constraint is %q, want %q", tt.file, tt.head, got, tt.want)
		}
	}
}
