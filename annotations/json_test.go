package annotations

import (
	"bytes"
	"encoding/json"
	"go/token"
	"go/types"
	"os"
	"reflect"
	"slices"
	"testing"

	"github.com/etagen/etagen/annotations/jsonshape"
)

// TestJSONAgrees encodes values with every field set, and expects the members that were
// found with go/types, in order.
func TestJSONAgrees(t *testing.T) {
	source, err := os.ReadFile("jsontypes_test.go")
	if err != nil {
		t.Fatal(err)
	}
	pkg := check(token.NewFileSet(), "annotations", map[string]string{"jsontypes.go": string(source)}, standardLibrary())
	for _, v := range jsonValues() {
		name := reflect.TypeOf(v).Elem().Name()
		st, ok := pkg.Types.Scope().Lookup(name).Type().Underlying().(*types.Struct)
		if !ok {
			t.Fatalf("%s is no struct", name)
		}
		compareMembers(t, name, st, v)
	}
	for _, fields := range oddStructs() {
		st, v := fields.build(pkg.Types)
		compareMembers(t, fields[0].name, st, v)
	}
}

func compareMembers(t *testing.T, name string, st *types.Struct, v any) {
	t.Helper()
	fill(reflect.ValueOf(v).Elem(), 3)
	got := []string{}
	for _, f := range jsonshape.Fields(st) {
		got = append(got, f.Name)
	}
	if want := memberNames(t, v); !slices.Equal(got, want) {
		t.Errorf("%s has the members %q, encoding/json writes %q", name, got, want)
	}
}

// An oddStruct has tags that go vet rejects, so it cannot be declared.
type oddStruct []struct {
	name, tag string
	embedded  any // nil stands for a field of type int
}

func oddStructs() []oddStruct {
	return []oddStruct{
		{{name: "Comma", tag: `json:"n", yaml:"n"`}, {name: "Open", tag: `json:"o`}, {name: "Space", tag: `json: "s"`}, {name: "None", tag: `json`}},
		{{name: "Dash", tag: `json:"-,"`}, {name: "Quote", tag: `json:"quote"`}, {name: "Empty", tag: `json:""`}, {name: "Options", tag: `json:",,string,banana"`}},
		{{name: "Twice", tag: `json:"x"`}, {name: "Again", tag: `json:"x"`}, {name: "C"}},
		{{name: "JSONBase", embedded: JSONBase{}}, {name: "JSONOther", embedded: JSONOther{}}},
		{{name: "JSONOther", embedded: JSONOther{}}, {name: "Own", tag: `json:"id"`}},
	}
}

// build makes the struct for go/types and for reflect.
func (o oddStruct) build(pkg *types.Package) (*types.Struct, any) {
	var fields []reflect.StructField
	var vars []*types.Var
	var tags []string
	for _, f := range o {
		static, dynamic := types.Type(types.Typ[types.Int]), reflect.TypeFor[int]()
		if f.embedded != nil {
			dynamic = reflect.TypeOf(f.embedded)
			static = pkg.Scope().Lookup(dynamic.Name()).Type()
		}
		tags = append(tags, f.tag)
		vars = append(vars, types.NewField(token.NoPos, pkg, f.name, static, f.embedded != nil))
		fields = append(fields, reflect.StructField{Name: f.name, Type: dynamic, Tag: reflect.StructTag(f.tag), Anonymous: f.embedded != nil})
	}
	return types.NewStruct(vars, tags), reflect.New(reflect.StructOf(fields)).Interface()
}

func TestJSONOfItself(t *testing.T) {
	source := `package catalog
import "time"

//etagen:resource
type Book struct {
	time.Time
	Version int ` + "`etagen:\"version\"`" + `
}

//etagen:resource
type Pen struct {
	Version int ` + "`json:\"-\" etagen:\"version\"`" + `
}
`
	var v any = &jsonOwn{}
	if _, ok := v.(json.Marshaler); !ok {
		t.Fatal("embedding time.Time does not give its MarshalJSON")
	}
	all := readOne(t, source)
	if book := all[0]; book.JSON != nil {
		t.Errorf("Book encodes itself, and has the members %v", book.JSON)
	}
	if pen := all[1]; pen.JSON == nil || len(pen.JSON) != 0 {
		t.Errorf("Pen is an empty object, and has the members %v", pen.JSON)
	}
}

// memberNames returns the names of the top-level members of v's JSON, in order.
func memberNames(t *testing.T, v any) []string {
	t.Helper()
	body, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	dec := json.NewDecoder(bytes.NewReader(body))
	if _, err := dec.Token(); err != nil {
		t.Fatal(err)
	}
	names := []string{}
	for dec.More() {
		name, err := dec.Token()
		if err != nil {
			t.Fatal(err)
		}
		names = append(names, name.(string))
		var value json.RawMessage
		if err := dec.Decode(&value); err != nil {
			t.Fatal(err)
		}
	}
	return names
}

// fill sets every field to a value that no option omits.
func fill(v reflect.Value, depth int) {
	if !v.CanSet() && v.Kind() != reflect.Struct || depth == 0 {
		return
	}
	switch v.Type() {
	case reflect.TypeFor[json.RawMessage]():
		v.SetBytes([]byte("1"))
		return
	case reflect.TypeFor[json.Number]():
		v.SetString("1")
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i), depth)
		}
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem(), depth-1)
	case reflect.String:
		v.SetString("x")
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int:
		v.SetInt(1)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
	}
}
