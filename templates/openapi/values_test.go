package openapi

import (
	"bytes"
	"database/sql"
	"encoding/json"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"math/big"
	"net/netip"
	"sync"
	"testing"
	"time"

	"github.com/etagen/etagen/annotations/jsonshape"
	"github.com/etagen/etagen/annotations/model"
)

// Everything has a value of every kind.
type Everything struct {
	Text     string
	Truth    bool
	Tiny     int8
	Short    int16
	Middle   int32
	Long     int64
	Byte     uint8
	Word     uint16
	Half     uint32
	Whole    uint64
	Narrow   float32
	Wide     float64
	Number   json.Number
	Quoted   int     `json:",string"`
	Doubt    bool    `json:",string"`
	Said     string  `json:",string"`
	Ratio    float64 `json:",string"`
	Perhaps  *int64  `json:",string"`
	Data     []byte
	Array    [3]byte
	List     []string
	Lists    [][]int
	Map      map[string]int
	ByNumber map[int]*Part
	Some     []int          `json:"some,omitempty"`
	Few      map[string]int `json:",omitzero"`
	Maybe    *string
	Gone     *string `json:",omitempty"`
	Time     time.Time
	Later    *time.Time
	Address  netip.Addr
	Big      big.Int
	Raw      json.RawMessage
	Any      any
	Null     sql.NullString
	Part     Part
	Parts    []Part
	Pairs    map[string]Pair
	Tree     Tree
	Inline   struct{ A, B int }
	Embedded
	*Far
}

// Part refers to itself.
type Part struct {
	Name string
	Next *Part
}

type Pair struct{ Left, Right any }

// Tree has no name that a schema could refer to.
type Tree []Tree

type Embedded struct{ Inner string }

type Far struct{ Outer string }

// shape returns the schema of Everything.
var shape = sync.OnceValue(func() *model.Schema {
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "values_test.go", nil, 0)
	if err != nil {
		return nil
	}
	conf := types.Config{Importer: importer.ForCompiler(fset, "source", nil), IgnoreFuncBodies: true, Error: func(error) {}}
	pkg, _ := conf.Check("p", fset, []*ast.File{file}, nil)
	s, _ := jsonshape.SchemaOf(pkg.Scope().Lookup("Everything").Type(), nil)
	return s
})

// schemaOf returns the schema of Everything with the components that it refers to.
func schemaOf(t *testing.T, m mode) map[string]any {
	t.Helper()
	d := &document{packages: []Package{{Name: "p", Path: "p"}}, names: newNames(), components: map[string]map[string]object{}, structs: map[schemaKey]string{}}
	root := d.schema(shape(), m)
	var b bytes.Buffer
	if err := encode(&b, root.with("components", object{{"schemas", ordered(d.components["schemas"])}})); err != nil {
		t.Fatal(err)
	}
	var all map[string]any
	if err := json.Unmarshal(b.Bytes(), &all); err != nil {
		t.Fatal(err)
	}
	return all
}

// full returns a value in which nothing is nil.
func full() Everything {
	text, number, now := "x", int64(-3), time.Date(2026, 1, 5, 9, 0, 0, 0, time.UTC)
	e := Everything{
		Text: "<a>\n\"b\"", Truth: true, Tiny: -128, Short: 32767, Middle: -1 << 31, Long: 1<<63 - 1, Byte: 255, Word: 65535, Half: 1<<32 - 1, Whole: 1<<64 - 1,
		Narrow: 1.5, Wide: 1e300, Number: "12.5", Quoted: -7, Said: "a\"b\n", Ratio: 1e-9, Perhaps: &number, Data: []byte("data"), Array: [3]byte{1, 2, 3},
		List: []string{"a"}, Lists: [][]int{nil, {1}}, Map: map[string]int{"a": 1}, ByNumber: map[int]*Part{-1: nil, 2: {Name: "b"}},
		Some: []int{1}, Few: map[string]int{"b": 2}, Maybe: &text, Gone: &text, Time: now, Later: &now, Address: netip.MustParseAddr("::1"),
		Raw: json.RawMessage(`[1,"a",null]`), Any: map[string]any{"a": nil}, Null: sql.NullString{String: "s", Valid: true},
		Part: Part{"a", &Part{Name: "b"}}, Parts: []Part{{}}, Pairs: map[string]Pair{"p": {1, "r"}}, Tree: Tree{{}, {{}}}, Far: &Far{"o"},
	}
	e.Big.SetString("123456789012345678901234567890", 10)
	return e
}

func pointer(e Everything) *Everything { return &e }

// TestSchemaAcceptsWhatIsEncoded validates values of every kind.
func TestSchemaAcceptsWhatIsEncoded(t *testing.T) {
	schema := schemaOf(t, read)
	for name, value := range map[string]Everything{"full": full(), "zero": {}} {
		text, err := json.Marshal(&value)
		if err != nil {
			t.Fatal(err)
		}
		if wrong := violations(t, schema, schema, text); wrong != "" {
			t.Errorf("%s: %s\n%s", name, wrong, text)
		}
	}
}

// TestSchemaRefuses changes one member to a value that it cannot have.
func TestSchemaRefuses(t *testing.T) {
	for _, m := range []mode{read, write} {
		schema := schemaOf(t, m)
		for member, bad := range map[string]string{
			"Text": `1`, "Truth": `"true"`, "Tiny": `128`, "Short": `-32769`, "Byte": `256`, "Word": `-1`, "Half": `4294967296`, "Whole": `-1`, "Long": `1.5`,
			"Wide": `"1"`, "Number": `"a"`, "Quoted": `1`, "Doubt": `"yes"`, "Ratio": `"x"`, "Said": `"x"`, "Data": `[1]`, "Array": `[1,2]`, "List": `[1]`, "Lists": `[["a"]]`,
			"Map": `{"a":"b"}`, "ByNumber": `{"a":null}`, "some": `{}`, "Maybe": `1`, "Time": `1`, "Address": `null`, "Part": `{"Name":1,"Next":null}`,
			"Parts": `[{"Name":"a","Next":{"Name":1,"Next":null}}]`, "Null": `"s"`, "Inline": `[]`, "Inner": `null`, "Outer": `1`, "Tree": `[[1]]`,
		} {
			text, err := json.Marshal(pointer(full()))
			if err != nil {
				t.Fatal(err)
			}
			var all map[string]json.RawMessage
			if err := json.Unmarshal(text, &all); err != nil {
				t.Fatal(err)
			}
			if all[member] == nil {
				t.Fatalf("there is no member %s", member)
			}
			all[member] = json.RawMessage(bad)
			if text, err = json.Marshal(all); err != nil {
				t.Fatal(err)
			}
			if violations(t, schema, schema, text) == "" {
				t.Errorf("for %q the schema takes %s for %s", m, bad, member)
			}
		}
	}
}

// TestSchemaOfWrites omits members, sets them to null, and adds unknown ones.
func TestSchemaOfWrites(t *testing.T) {
	for text, want := range map[string][3]bool{ // in responses, in what is stored, in patches
		`{}`:                           {false, true, true},
		`{"Text":null}`:                {false, false, true},
		`{"List":null}`:                {false, true, true},
		`{"some":null}`:                {false, true, true},
		`{"Part":{}}`:                  {false, true, true},
		`{"Part":{"Name":null}}`:       {false, false, true},
		`{"Parts":[{"Name":null}]}`:    {false, false, false},
		`{"Map":{"a":null}}`:           {false, false, true},
		`{"Part":{"Name":"a","X":1}}`:  {false, false, false},
		`{"Texts":"a"}`:                {false, false, false},
		`{"Maybe":null,"Later":null}`:  {false, true, true},
		`{"Pairs":{"a":{"Left":[1]}}}`: {false, true, true},
	} {
		for i, m := range []mode{read, write, patch} {
			schema := schemaOf(t, m)
			if got := violations(t, schema, schema, []byte(text)) == ""; got != want[i] {
				t.Errorf("for %q the schema takes %s: %v", m, text, got)
			}
		}
	}
}

// FuzzSchema validates arbitrary texts and numbers.
func FuzzSchema(f *testing.F) {
	f.Add("a", int64(1), uint64(2), 1.5, []byte("b"))
	f.Add("\x00\"", int64(-1<<63), uint64(1<<64-1), 1e-300, []byte(nil))
	f.Fuzz(func(t *testing.T, text string, i int64, u uint64, x float64, data []byte) {
		e := full()
		e.Text, e.Said, e.Long, e.Tiny, e.Short, e.Middle, e.Quoted = text, text, i, int8(i), int16(i), int32(i), int(i)
		e.Whole, e.Byte, e.Word, e.Half, e.Wide, e.Ratio, e.Data = u, uint8(u), uint16(u), uint32(u), x, x, data
		e.Map, e.Any = map[string]int{text: int(i)}, text
		encoded, err := json.Marshal(&e)
		if err != nil {
			return // infinite
		}
		schema := schemaOf(t, read)
		if wrong := violations(t, schema, schema, encoded); wrong != "" {
			t.Errorf("%s\n%s", wrong, encoded)
		}
		if err := json.Unmarshal(encoded, &e); err != nil {
			t.Error(err)
		}
	})
}
