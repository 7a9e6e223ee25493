package memo

import (
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"reflect"
	"testing"

	"github.com/etagen/etagen/annotations/model"
)

// TestKeySeesEveryField changes each field of the model, at any depth, and requires
// another key each time.
func TestKeySeesEveryField(t *testing.T) {
	res := &model.Resource{}
	fill(reflect.ValueOf(res).Elem(), 0)
	key := func() Key {
		k, ok := NewKeyer().Key(res)
		if !ok {
			t.Fatal("there is something in a resource that a key cannot be made of")
		}
		return k
	}
	n := 0
	eachLeaf(reflect.ValueOf(res).Elem(), "Resource", func(path string, v reflect.Value) {
		n++
		before, old := key(), reflect.New(v.Type()).Elem()
		if again := key(); again != before {
			t.Fatalf("two keys for one thing, at %s", path)
		}
		old.Set(v)
		change(v)
		if key() == before {
			t.Errorf("%s is not in the key", path)
		}
		v.Set(old)
	})
	if n < 100 {
		t.Errorf("only %d fields were tried", n)
	}
}

// TestKeyTellsValuesApart compares the keys of values whose texts are alike.
func TestKeyTellsValuesApart(t *testing.T) {
	word := func(text string) *string { return &text }
	same, number := word("a"), 1
	before := map[Key]any{}
	for _, v := range []any{
		nil, "nil", "nothing", 1, int64(1), uint(1), true, "true",
		(*string)(nil), word("nil"), word("new"), word("again"), (*int)(nil), &number,
		[]*string{nil}, []*string{word("nil")}, []*string{same, same}, []*string{same, word("a")}, []*string{same, nil},
		[]string(nil), []string{}, []string{"nil"}, []string{"a", "b"}, []string{"ab"}, [2]string{"a", "b"},
		[]any{nil}, []any{"nil"}, []any{"nothing"}, []any{1}, []any{int64(1)}, []any{"1"}, []any{&number}, []any{(*int)(nil)},
		[]error{nil}, []error{fmt.Errorf("nothing")},
	} {
		key, ok := NewKeyer().Key(v)
		if other, found := before[key]; found || !ok {
			t.Errorf("%T %#v has the key of %T %#v", v, v, other, other)
		}
		before[key] = v
	}
}

// fill sets every field, three structs deep.
func fill(v reflect.Value, depth int) {
	if v.Type() == reflect.TypeFor[token.Position]() || v.Type() == reflect.TypeFor[*types.TypeName]() || v.Type() == reflect.TypeFor[[]*types.Var]() {
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		if depth < 3 {
			v.Set(reflect.New(v.Type().Elem()))
			fill(v.Elem(), depth+1)
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		fill(v.Index(0), depth)
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i), depth)
		}
	}
}

// eachLeaf calls visit with every value except positions.
func eachLeaf(v reflect.Value, path string, visit func(path string, v reflect.Value)) {
	if v.Type() == reflect.TypeFor[token.Position]() {
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			eachLeaf(v.Elem(), path, visit)
		}
	case reflect.Slice:
		visit(path, v)
		for i := range v.Len() {
			eachLeaf(v.Index(i), fmt.Sprintf("%s[%d]", path, i), visit)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			eachLeaf(v.Field(i), path+"."+v.Type().Field(i).Name, visit)
		}
	default:
		visit(path, v)
	}
}

// change changes a value.
func change(v reflect.Value) {
	switch v.Kind() {
	case reflect.Bool:
		v.SetBool(!v.Bool())
	case reflect.String:
		v.SetString(v.String() + "x")
	case reflect.Int, reflect.Int64:
		v.SetInt(v.Int() + 1)
	case reflect.Slice:
		v.Set(reflect.Append(v, reflect.Zero(v.Type().Elem())))
	case reflect.Interface:
		v.Set(reflect.ValueOf(types.Typ[types.Int16]))
	default:
		panic(v.Kind())
	}
}

// TestKeySeesTypes gives types with the same name other fields, tags, methods and
// constants.
func TestKeySeesTypes(t *testing.T) {
	const base = "type T struct { A int `json:\"a\"`; B U }\ntype U struct { C V }\ntype V int\n"
	sources := []string{
		base,
		"type T struct { A int8 `json:\"a\"`; B U }\ntype U struct { C V }\ntype V int\n",
		"type T struct { A int `json:\"b\"`; B U }\ntype U struct { C V }\ntype V int\n",
		"type T struct { A int `json:\"a\"`; B U }\ntype U struct { D V }\ntype V int\n",
		"type T struct { A int `json:\"a\"`; B U }\ntype U struct { C V }\ntype V int8\n",
		base + "func (V) MarshalText() ([]byte, error) { return nil, nil }\n",
		base + "func (*V) MarshalText() ([]byte, error) { return nil, nil }\n",
		base + "func (*T) IsZero() bool { return true }\n",
		base + "const One V = 1\n",
		base + "const One V = 2\n",
		base + "var Zero U\n",
	}
	met := map[Key]string{}
	for _, source := range sources {
		fset := token.NewFileSet()
		f, err := parser.ParseFile(fset, "p.go", "package p\n"+source, 0)
		if err != nil {
			t.Fatal(err)
		}
		conf := types.Config{Importer: importer.Default()}
		pkg, err := conf.Check("p", fset, []*ast.File{f}, nil)
		if err != nil {
			t.Fatal(err)
		}
		key, ok := NewKeyer().Key(&model.Field{Type: pkg.Scope().Lookup("T").Type()})
		if before, again := met[key]; again || !ok {
			t.Errorf("one key for\n%s\nand\n%s", before, source)
		}
		met[key] = source
	}
}

// TestKeySeesScopes adds and removes declarations around a resource.
func TestKeySeesScopes(t *testing.T) {
	scope := types.NewScope(nil, 0, 0, "")
	before, _ := NewKeyer().Key(scope)
	scope.Insert(types.NewVar(0, nil, "time", types.Typ[types.Int]))
	if after, _ := NewKeyer().Key(scope); after == before {
		t.Error("a name more is not in the key")
	}
	if _, ok := NewKeyer().Key(map[string]int{}); ok {
		t.Error("a map has no order, and a key was made of one")
	}
}
