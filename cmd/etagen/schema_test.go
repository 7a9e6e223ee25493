package main

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// A schema is the subset of JSON Schema that docs/schema.json uses. Anything else is an
// error. A member that the schema does not name is an error too: readers must be
// lenient, but this finds what is not documented.
type schema struct {
	Schema      string            `json:"$schema"`
	Title       string            `json:"title"`
	Description string            `json:"description"`
	Type        string            `json:"type"`
	Const       any               `json:"const"`
	Enum        []any             `json:"enum"`
	Minimum     *float64          `json:"minimum"`
	Ref         string            `json:"$ref"`
	Items       *schema           `json:"items"`
	Properties  map[string]schema `json:"properties"`
	Required    []string          `json:"required"`
	Defs        map[string]schema `json:"$defs"`
}

// A validator validates values with a schema, and records which parts of it are used.
type validator struct {
	root schema
	seen map[string]bool // members as type.member, and values as type.member=value
}

func newValidator(t *testing.T) *validator {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(root(), "docs", "schema.json"))
	if err != nil {
		t.Fatal(err)
	}
	v := &validator{seen: map[string]bool{}}
	decoder := json.NewDecoder(strings.NewReader(string(text)))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&v.root); err != nil {
		t.Fatal(err)
	}
	return v
}

// validate returns the errors of a value at a path.
func (v *validator) validate(name string, s schema, path string, value any) []string {
	if s.Ref != "" {
		name = strings.TrimPrefix(s.Ref, "#/$defs/")
		def, ok := v.root.Defs[name]
		if !ok {
			return []string{"the schema has no " + s.Ref}
		}
		return v.validate(name, def, path, value)
	}
	switch value := value.(type) {
	case map[string]any:
		return v.validateObject(name, s, path, value)
	case []any:
		if s.Type != "array" {
			return []string{path + " is an array"}
		}
		var problems []string
		for i, item := range value {
			problems = append(problems, v.validate(name, *s.Items, fmt.Sprintf("%s[%d]", path, i), item)...)
		}
		return problems
	}
	return v.validateScalar(name, s, path, value)
}

func (v *validator) validateObject(name string, s schema, path string, value map[string]any) []string {
	if s.Type != "object" {
		return []string{path + " is an object"}
	}
	var problems []string
	for _, required := range s.Required {
		if _, ok := value[required]; !ok {
			problems = append(problems, path+"."+required+" is missing")
		}
	}
	for member, item := range value {
		def, ok := s.Properties[member]
		if !ok {
			problems = append(problems, path+"."+member+" is not in the schema")
			continue
		}
		v.seen[name+"."+member] = true
		problems = append(problems, v.validate(name+"."+member, def, path+"."+member, item)...)
	}
	return problems
}

func (v *validator) validateScalar(name string, s schema, path string, value any) []string {
	v.seen[fmt.Sprintf("%s=%v", name, value)] = true
	ok := false
	switch n, isNumber := value.(float64); {
	case s.Const != nil:
		ok = value == s.Const
	case s.Enum != nil:
		ok = slices.Contains(s.Enum, value)
	case s.Type == "string":
		text, isString := value.(string)
		ok = isString && text != ""
	case s.Type == "boolean":
		_, ok = value.(bool)
	case s.Type == "integer":
		ok = isNumber && n == math.Trunc(n) && (s.Minimum == nil || n >= *s.Minimum)
	}
	if !ok {
		return []string{fmt.Sprintf("%s is %v", path, value)}
	}
	return nil
}

// unused lists the members and values of the schema that no validated value had.
func (v *validator) unused() []string {
	var unused []string
	add := func(use string) {
		if !v.seen[use] {
			unused = append(unused, use)
		}
	}
	types := map[string]schema{"document": v.root}
	for name, def := range v.root.Defs {
		types[name] = def
	}
	for name, def := range types {
		for member, s := range def.Properties {
			add(name + "." + member)
			for _, value := range s.Enum {
				add(fmt.Sprintf("%s.%s=%v", name, member, value))
			}
			if s.Type == "boolean" {
				add(name + "." + member + "=true")
				add(name + "." + member + "=false")
			}
			if s.Description == "" && s.Ref == "" {
				unused = append(unused, name+"."+member+" has no description")
			}
		}
	}
	slices.Sort(unused)
	return unused
}

// TestValidator checks that the validator notices each kind of error.
func TestValidator(t *testing.T) {
	tests := []struct{ name, change, to, want string }{
		{"nothing", "", "", ""},
		{"a member that is not documented", `"mode":`, `"mood":1,"mode":`, ".mood is not in the schema"},
		{"a member that is missing", `"status":0,`, ``, ".status is missing"},
		{"a value that is not documented", `"mode":"check"`, `"mode":"czech"`, ".mode is czech"},
		{"another version", `"version":1`, `"version":2`, ".version is 2"},
		{"text for a number", `"line":1`, `"line":"1"`, ".diagnostics[0].line is 1"},
		{"line zero", `"line":1`, `"line":0`, ".diagnostics[0].line is 0"},
		{"half a line", `"line":1`, `"line":1.5`, ".diagnostics[0].line is 1.5"},
		{"a text that is empty", `"message":"m"`, `"message":""`, ".diagnostics[0].message is "},
		{"an object for an array", `"findings":[]`, `"findings":{}`, ".findings is an object"},
		{"an array for an object", `"end":{"line":1,"column":2}`, `"end":[]`, ".diagnostics[0].end is an array"},
		{"a number for an array", `"findings":[]`, `"findings":1`, ".findings is 1"},
	}
	const sound = `{"version":1,"mode":"check","status":0,"findings":[],"diagnostics":[{"file":"a.go","line":1,"column":1,"end":{"line":1,"column":2},"severity":"note","code":"c","message":"m"}]}`
	for _, test := range tests {
		var value any
		if err := json.Unmarshal([]byte(strings.Replace(sound, test.change, test.to, 1)), &value); err != nil {
			t.Fatalf("%s: %v", test.name, err)
		}
		v := newValidator(t)
		if got := strings.Join(v.validate("document", v.root, "", value), "\n"); got != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}
