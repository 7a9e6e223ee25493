package main

import (
	"strings"
	"testing"
	"testing/fstest"
)

// TestArchitectureNotices breaks each rule once.
func TestArchitectureNotices(t *testing.T) {
	long := func(lines int) string { return strings.Repeat("\n", lines) }
	tests := []struct {
		name, path, content, want string
	}{
		{"nothing", "generator/a.go", "package generator\n\nimport _ \"os\"\n\n// F is.\nfunc F() {}\n", ""},
		{"arrow up", "annotations/a.go", "package annotations\n\nimport _ \"github.com/etagen/etagen/generator\"\n", "annotations/a.go: annotations imports generator"},
		{"arrow past a layer", "cmd/etagen/a.go", "package main\n\nimport _ \"github.com/etagen/etagen/templates\"\n", "cmd/etagen/a.go: cmd/etagen imports templates"},
		{"arrow out of support", "templates/support/a.go", "package etagen\n\nimport _ \"github.com/etagen/etagen/annotations\"\n", "templates/support/a.go: templates/support imports annotations"},
		{"arrow back", "cmd/etagen/internal/diff/a.go", "package diff\n\nimport _ \"github.com/etagen/etagen/generator\"\n", "cmd/etagen/internal/diff/a.go: cmd/etagen/internal/diff imports generator"},
		{"types in the language", "annotations/grammar/a.go", "package grammar\n\nimport _ \"go/types\"\n", "annotations/grammar/a.go: annotations/grammar imports go/types"},
		{"arrow out of the contract", "annotations/model/a.go", "package model\n\nimport _ \"github.com/etagen/etagen/annotations/grammar\"\n", "annotations/model/a.go: annotations/model imports annotations/grammar"},
		{"foreign package elsewhere", "generator/a.go", "package generator\n\nimport _ \"github.com/spf13/pflag\"\n", "generator/a.go: generator imports github.com/spf13/pflag"},
		{"foreign package", "generator/a.go", "package generator\n\nimport _ \"golang.org/x/sync/errgroup\"\n", "generator/a.go: generator imports golang.org/x/sync/errgroup"},
		{"another part", "generator/utils/a.go", "package utils\n", "generator/utils/a.go: generator/utils is not a part of the house"},
		{"long file", "generator/a.go", "package generator\n" + long(400), "generator/a.go: 401 lines"},
		{"long function", "generator/a.go", "package generator\n\nfunc f() {\n" + long(69) + "}\n", "generator/a.go: f has 71 lines"},
		{"function", "generator/a.go", "package generator\n\nfunc F() {}\n", "generator/a.go:3:6: F has no doc comment"},
		{"method", "generator/a.go", "package generator\n\n// T is.\ntype T struct{}\n\nfunc (*T) M() {}\n", "generator/a.go:6:11: M has no doc comment"},
		{"method of an unexported type", "generator/a.go", "package generator\n\ntype t struct{}\n\nfunc (*t) M() {}\n", ""},
		{"type", "generator/a.go", "package generator\n\ntype T struct{}\n", "generator/a.go:3:6: T has no doc comment"},
		{"type of a group", "generator/a.go", "package generator\n\n// These are.\ntype (\n\tT struct{}\n)\n", "generator/a.go:5:2: T has no doc comment"},
		{"constant", "generator/a.go", "package generator\n\nconst (\n\tA = 1 // is\n\tB = 2\n)\n", "generator/a.go:5:2: B has no doc comment"},
		{"interfaces", "generator/a.go", "package generator\n\ntype (\n\ta interface{}\n\tb interface{}\n\tc interface{}\n\td interface{}\n)\n", "4 interfaces, at most 3: generator.a, generator.b, generator.c, generator.d"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			root := fstest.MapFS{test.path: {Data: []byte(test.content)}}
			for _, top := range []string{"annotations", "cmd", "generator", "templates"} {
				root[top+"/README"] = &fstest.MapFile{}
			}
			h := readHouse(t, root)
			h.checkAll()
			if got := strings.Join(h.broken, "\n"); got != test.want {
				t.Errorf("got  %q\nwant %q", got, test.want)
			}
		})
	}
}

// TestArchitectureNoticesModules adds a module, and removes one.
func TestArchitectureNoticesModules(t *testing.T) {
	var goMod strings.Builder
	goMod.WriteString("module m\n\ngo 1.26.0\n\nrequire (\n")
	for _, m := range modules {
		goMod.WriteString("\t" + m + " v1.0.0 // indirect\n")
	}
	goMod.WriteString(")\n")
	for _, test := range []struct {
		name, goMod string
		broken      int
	}{
		{"as it is", goMod.String(), 0},
		{"one more", goMod.String() + "\nrequire example.com/more v1.0.0\n", 1},
		{"one less", strings.Replace(goMod.String(), "\tgolang.org/x/sync v1.0.0 // indirect\n", "", 1), 1},
	} {
		h := &house{}
		h.checkModules(test.goMod)
		if len(h.broken) != test.broken {
			t.Errorf("%s: %q", test.name, h.broken)
		}
	}
}
