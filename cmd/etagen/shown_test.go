package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"go/token"
	"path/filepath"
	"strings"
	"testing"

	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/cmd/etagen/internal/place"
	"github.com/etagen/etagen/generator"
)

// hostile is a valid file name on most systems. It would change the colour of a terminal
// and the direction of text, and end the line.
const hostile = "a\x1b[31mb\u202ec\xffd\ne\u009bf"

// TestHostileNames prints names of files and messages from the tree in every mode. None
// of them reaches a terminal unescaped.
func TestHostileNames(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, hostile+".go")
	file := generator.File{Path: path, Action: generator.Create, Content: []byte("package a\n"), Reason: "why"}
	plan := &generator.Plan{
		Skipped:   []string{filepath.Join(dir, hostile)},
		Resources: []generator.Resource{{Resource: &model.Resource{Name: "A", Pos: token.Position{Filename: path, Line: 1, Column: 1}}, Outputs: []string{path}}},
	}
	plan.Files = []generator.File{file}
	plan.Diagnostics = []model.Diagnostic{{
		Pos: token.Position{Filename: path, Line: 1, Column: 1}, Code: "syntax", Message: "there is " + hostile, Note: true,
	}}
	for _, m := range []mode{modeRun, modeCheck, modeDiff, modeList} {
		for _, asJSON := range []bool{false, true} {
			var out bytes.Buffer
			c := &command{stdout: &out, stderr: &out}
			r := result{dir: dir, plan: plan}
			if m == modeList && asJSON {
				r.err = errors.New("no " + hostile)
			}
			(&printer{command: c, options: &options{mode: m, json: asJSON}, dir: place.Folder(dir)}).print(r)
			c.fail(errors.New("no " + hostile))
			for _, bad := range []string{"\x1b", "\u202e", "\xff", "\u009b"} {
				if strings.Contains(out.String(), bad) {
					t.Errorf("%s, JSON %t: %q is printed:\n%q", m, asJSON, bad, out.String())
				}
			}
			if !strings.Contains(out.String(), "[31mb") {
				t.Errorf("%s, JSON %t: the name is not there:\n%s", m, asJSON, out.String())
			}
		}
	}
}

// TestEscapeJSON checks that escaping changes the text but not its meaning.
func TestEscapeJSON(t *testing.T) {
	for _, text := range []string{"plain ü 日本", "a\u007f\u0085\u202e\u2066b", "tab\tline\nend"} {
		written, err := json.MarshalIndent(map[string]string{"a": text}, "", "  ")
		if err != nil {
			t.Fatal(err)
		}
		var got map[string]string
		if err := json.Unmarshal(escapeJSON(written), &got); err != nil || got["a"] != text {
			t.Errorf("%q became %q: %v", text, got["a"], err)
		}
	}
}
