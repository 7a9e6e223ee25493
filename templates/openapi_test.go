package templates_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

// TestOpenAPIDocuments checks the references in the documents of the goldens, and that
// no object has two members with one name: encoding/json takes the last one, and other
// readers refuse the document.
func TestOpenAPIDocuments(t *testing.T) {
	names, err := filepath.Glob(goldenFiles)
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, name := range names {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range archive.Files {
			if f.Name != "openapi_etagen.json" {
				continue
			}
			found++
			var root map[string]any
			if err := json.Unmarshal(f.Data, &root); err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			once := new(bytes.Buffer)
			e := json.NewEncoder(once)
			e.SetEscapeHTML(false)
			e.SetIndent("", "  ")
			if err := e.Encode(root); err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			if a, b := bytes.Count(f.Data, []byte("\n")), bytes.Count(once.Bytes(), []byte("\n")); a != b {
				t.Errorf("%s: the document has %d lines, and %d without members that occur twice", name, a, b)
			}
			d := &apiDocument{t, root, map[string]bool{}, map[string]bool{}, map[string]bool{}}
			d.walk(root, "")
			d.compare()
		}
	}
	if found == 0 {
		t.Error("no golden has a document")
	}
}

// An apiDocument is a document and what was found in it.
type apiDocument struct {
	*testing.T
	root             map[string]any
	operations       map[string]bool
	linked, referred map[string]bool
}

// walk visits a value and everything in it.
func (d *apiDocument) walk(value any, at string) {
	switch v := value.(type) {
	case map[string]any:
		if target, ok := v["$ref"].(string); ok {
			d.referred[target] = true
			if d.resolve(target) == nil {
				d.Errorf("%s refers to %s, which is nowhere", at, target)
			}
		}
		if id, ok := v["operationId"].(string); ok && v["responses"] != nil {
			if d.operations[id] {
				d.Errorf("%s: there are two operations %s", at, id)
			}
			d.operations[id] = true
		} else if ok {
			d.linked[id] = true
		}
		for name, member := range v {
			d.walk(member, at+"/"+name)
		}
	case []any:
		for i, element := range v {
			d.walk(element, fmt.Sprint(at, "/", i))
		}
	}
}

// compare compares links and components with each other.
func (d *apiDocument) compare() {
	for id := range d.linked {
		if !d.operations[id] {
			d.Errorf("a link leads to the operation %s, which is nowhere", id)
		}
	}
	for kind, all := range d.root["components"].(map[string]any) {
		for name := range all.(map[string]any) {
			if kind != "securitySchemes" && !d.referred["#/components/"+kind+"/"+name] {
				d.Errorf("nothing refers to %s/%s", kind, name)
			}
		}
	}
}

// resolve returns the schema that a reference refers to.
func (d *apiDocument) resolve(target string) any {
	var value any = d.root
	for name := range strings.SplitSeq(strings.TrimPrefix(target, "#/"), "/") {
		object, _ := value.(map[string]any)
		value = object[name]
	}
	return value
}
