package templates

import (
	"bytes"
	"go/format"
	"slices"
	"strings"
	"testing"
)

// readOutput is what a file of a resource with only GET uses.
const readOutput = `package catalog

import "example.com/shop/internal/etagen"

const _ = etagen.Revision1

var bookResource = etagen.Resource{}

func use() {
	_ = etagen.OpGet
	etagen.LastModified(t)
	mux.HandleFunc("OPTIONS /", etagen.Options("GET"))
	bookResource.AllowRead(w, r, nil)
	bookResource.Serve(w, r, tag, modified, now, b)
	bookResource.Fail(w, r, err, nil)
}
`

const readTest = `package catalog

import "example.com/shop/internal/etagen/etagentest"

func use() {
	etagentest.Run(t, etagentest.Target{}, []etagentest.Case{})
}
`

func supportFor(t *testing.T, outputs ...string) []File {
	t.Helper()
	var use Use
	for _, o := range outputs {
		use.Add(MentionsIn([]byte(o), "example.com/shop/internal/etagen"))
	}
	files, err := Support("Copyright us.", use)
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func fileNames(files []File) []string {
	var names []string
	for _, f := range files {
		names = append(names, f.Name)
	}
	return names
}

func TestSupportHasHeaderAndForm(t *testing.T) {
	files := supportFor(t, readOutput, readTest)
	for _, f := range files {
		if !strings.HasPrefix(string(f.Content), GeneratedLine+"\n\n// Copyright us.\n\n") {
			t.Errorf("%s does not begin with the header", f.Name)
		}
		formatted, err := format.Source(f.Content)
		if err != nil {
			t.Errorf("%s: %v", f.Name, err)
		} else if !bytes.Equal(formatted, f.Content) {
			t.Errorf("%s is not in gofmt's form", f.Name)
		}
	}
}

func TestSupportIsWhatIsReached(t *testing.T) {
	var all strings.Builder
	files := supportFor(t, readOutput)
	for _, f := range files {
		all.Write(f.Content)
	}
	for _, want := range []string{"package etagen serves", "func (res *Resource) Serve(", "func evaluateTags(", "ErrUnavailable ="} {
		if !strings.Contains(strings.ToLower(all.String()), strings.ToLower(want)) {
			t.Errorf("%q is missing", want)
		}
	}
	for _, unwanted := range []string{"func Put", "func Patch", "type Query", "func ParsePath", "func mergePatch("} {
		if strings.Contains(all.String(), unwanted) {
			t.Errorf("%q is there, and nothing reaches it", unwanted)
		}
	}
	if len(files) > 6 {
		t.Errorf("%d files for GET alone, at most 6: %v", len(files), fileNames(files))
	}
}

func TestSupportHasNoRunnerWithoutTests(t *testing.T) {
	for _, name := range fileNames(supportFor(t, readOutput)) {
		if strings.HasPrefix(name, RunnerName) {
			t.Errorf("%s is there, and no test mentions it", name)
		}
	}
	if names := fileNames(supportFor(t, readOutput, readTest)); !slices.Contains(names, "etagentest/run.go") {
		t.Errorf("no runner in %v", names)
	}
}

func TestSupportForNothing(t *testing.T) {
	if files := supportFor(t, "package catalog\n"); len(files) > 0 {
		t.Errorf("files for a package that nothing mentions: %v", fileNames(files))
	}
}

// Each source is in one place, and there are few files.
func TestSupportLayout(t *testing.T) {
	for folder, layout := range map[string]int{"support": 11, "support/" + RunnerName: 4} {
		concerns := supportLayout()
		if folder != "support" {
			concerns = runnerLayout()
		}
		if len(concerns) > layout {
			t.Errorf("%s: %d files, at most %d", folder, len(concerns), layout)
		}
		var placed []string
		for _, c := range concerns {
			placed = append(placed, c.Files...)
		}
		sources, err := sourcesIn(folder)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range sources {
			n := 0
			for _, p := range placed {
				if p == s.Name {
					n++
				}
			}
			if n != 1 {
				t.Errorf("%s/%s is in %d files of the layout, want 1", folder, s.Name, n)
			}
		}
		if len(placed) != len(sources) {
			t.Errorf("%s: the layout names %d sources, and there are %d", folder, len(placed), len(sources))
		}
	}
}
