package generator

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/etagen/etagen/annotations/model"
)

// TestOtherSpelling finds a file under another spelling of its name, as on file systems
// that ignore case. A second name for the file has the same effect.
func TestOtherSpelling(t *testing.T) {
	dir := tree(t, map[string]string{
		"go.mod": module, "order.go": order,
		"extra.go": "//go:build extra\n\npackage m\n\n//etagen:resource\ntype Extra struct{}\n",
	})
	all := func(c *Config) { c.Tests = true }
	must(t, generate(t, dir, all).plan.Apply())
	path := func(name string) string { return filepath.Join(dir, filepath.FromSlash(name)) }
	for name, other := range map[string]string{
		"order_etagen.go":                    "Order_etagen.go",
		"order_etagen_test.go":               "ORDER_etagen_test.go",
		"internal/etagen/resource.go":        "internal/etagen/Resource.go",
		"internal/etagen/etagentest/run.go":  "internal/etagen/etagentest/RUN.go",
		"internal/etagen/etagentest/list.go": "internal/etagen/etagentest/List.go",
	} {
		if err := os.Link(path(name), path(other)); err != nil {
			t.Skipf("a file can have no second name here: %v", err)
		}
	}
	for _, name := range []string{"Other_etagen.go", "Extra_etagen.go"} { // a build constraint excludes the source of the latter
		must(t, os.WriteFile(path(name), []byte(mark+"\npackage m\n"), 0o666))
	}
	must(t, os.WriteFile(path("internal/etagen/Other.go"), []byte(old), 0o666))
	var changed []string
	for _, f := range generate(t, dir, all).plan.Files {
		if f.Action != Keep {
			changed = append(changed, f.Action.String()+" "+strings.TrimPrefix(filepath.ToSlash(f.Path), filepath.ToSlash(dir)+"/"))
		}
	}
	if want := []string{"removed Other_etagen.go", "removed internal/etagen/Other.go"}; !slices.Equal(changed, want) {
		t.Errorf("it would have %q, want %q", changed, want)
	}
}

// TestOtherSpellingForeign reports a file without its generated line only once.
func TestOtherSpellingForeign(t *testing.T) {
	dir := tree(t, map[string]string{"go.mod": module, "order.go": order})
	must(t, generate(t, dir, nil).plan.Apply())
	output := filepath.Join(dir, "order_etagen.go")
	content, err := os.ReadFile(output)
	must(t, err)
	must(t, os.WriteFile(output, []byte(strings.TrimPrefix(string(content), mark)), 0o666))
	if err := os.Link(output, filepath.Join(dir, "Order_etagen.go")); err != nil {
		t.Skipf("a file can have no second name here: %v", err)
	}
	for _, d := range generate(t, dir, nil).plan.Diagnostics {
		if d.Code != model.ForeignFile {
			t.Errorf("found %v", d)
		}
	}
}
