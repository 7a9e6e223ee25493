package etagen

import (
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

// shape has each kind of field for which content is checked.
type shape struct {
	Base
	*pointed
	Leaf `json:"leaf"`
	Alias
	Left
	Right
	Title   string             `json:"title"`
	Count   int8               `json:"count"`
	When    time.Time          `json:"when"`
	Inner   struct{ A, B int } `json:"inner"`
	Pointer **Leaf             `json:"pointer"`
	List    []Leaf             `json:"list"`
	Array   [2]Leaf            `json:"array"`
	Map     map[string]Leaf    `json:"map"`
	Any     any                `json:"any"`
	Own     ownJSON            `json:"own"`
	Raw     json.RawMessage    `json:"raw"`
	Quoted  int                `json:"quoted,string"`
	Odd     int
	//lint:ignore SA5008 the name is a dash
	Dash    int  `json:"-,"`
	Renamed Base `json:"renamed"`
	Hidden  int  `json:"-"`
	private int
}

type Base struct {
	ID    int  `json:"id"`
	Title Leaf `json:"title"` // deeper, so this one loses
	Both  int
	First Leaf
	Last  map[string]int `json:"Final"`
}

type Alias int

// Left and Right embed the same struct. None of its fields is promoted.
type (
	Left   struct{ Common }
	Right  struct{ Common }
	Common struct{ Shared string }
)

type pointed struct {
	Both  int            // at the same depth as the other: neither wins
	Final Leaf           // at the same depth as the other, which is tagged: that wins
	Other map[string]int `json:"First"` // at the same depth as the other, which is not tagged: this wins
	Score int            `json:"score"`
}

type Leaf struct {
	Name string `json:"name"`
}

// ownJSON reads its JSON itself, so any members are allowed.
type ownJSON struct{ Secret int }

func (*ownJSON) UnmarshalJSON([]byte) error { return nil }

func TestCheckDocument(t *testing.T) {
	deep := func(n int) string { return strings.Repeat("[", n) + strings.Repeat("]", n) }
	tests := []struct {
		name, text string
		status     int // 0: valid
		pointer    string
	}{
		{"empty object", `{}`, 0, ""},
		{"blanks", " \t\r\n{ \"title\" : \"x\" } \n", 0, ""},
		{"every member", `{"id":1,"score":2,"title":"x","count":1,"when":"2024-01-01T00:00:00Z","inner":{"A":1,"B":2},"pointer":{"name":"x"},` +
			`"list":[{"name":"x"},{}],"array":[{},{"name":"x"}],"map":{"any":{"name":"x"}},"any":{"any":[{"any":1}]},"own":{"any":1},"raw":{"any":1},` +
			`"quoted":"1","Odd":1,"-":1,"renamed":{"id":1,"title":{},"Both":1},"leaf":{"name":"x"},"Alias":1,"First":{"x":1},"Final":{"x":1}}`, 0, ""},
		{"what does not fit is left to encoding/json", `{"title":{"x":1},"inner":[{"x":1}],"list":{"x":1},"count":[{"x":1}],"array":{"x":1},"map":[{"x":1}]}`, 0, ""},
		{"null where the type has it", `{"pointer":null,"list":null,"map":null,"any":null,"raw":null}`, 0, ""},
		{"null within what may be anything", `{"any":{"a":null,"b":[null]},"raw":[null],"own":{"a":null}}`, 0, ""},
		{"escaped name", `{"t\u0069tle":"x"}`, 0, ""},
		{"100 levels", `{"any":` + deep(100) + `}`, 0, ""},
		{"names that differ in case in a map", `{"map":{"a":{},"A":{}},"any":{"a":1,"A":1}}`, 0, ""},

		{"nothing", ``, 400, ""},
		{"blank", ` `, 400, ""},
		{"no JSON", `{title}`, 400, ""},
		{"cut off", `{"title":"x"`, 400, ""},
		{"two values", `{} {}`, 400, ""},
		{"text behind", `{}x`, 400, ""},
		{"byte order mark", "\ufeff{}", 400, ""},
		{"not UTF-8", "{\"title\":\"\xff\"}", 400, ""},
		{"101 levels", `{"any":` + deep(101) + `}`, 400, "/any" + strings.Repeat("/0", 100)},
		{"10,000 levels", `{"any":` + deep(10_000) + `}`, 400, ""},
		{"100,000 levels", deep(100_000), 400, ""},
		{"member twice", `{"title":"x","title":"y"}`, 400, "/title"},
		{"member twice, escaped", `{"title":"x","\u0074itle":"y"}`, 400, "/title"},
		{"member twice, deep", `{"any":[{"a":{"b":1,"b":1}}]}`, 400, "/any/0/a/b"},
		{"member twice in what reads itself", `{"own":{"a":1,"a":2}}`, 400, "/own/a"},

		{"unknown member", `{"titel":"x"}`, 422, "/titel"},
		{"unknown member that is null", `{"titel":null}`, 422, "/titel"},
		{"other case", `{"Title":"x"}`, 422, "/Title"},
		{"other case, beside", `{"title":"x","Title":"y"}`, 422, "/Title"},
		{"other case, not ASCII", `{"ſcore":1}`, 422, "/ſcore"},
		{"in a struct", `{"inner":{"A":1,"a":2}}`, 422, "/inner/a"},
		{"behind pointers", `{"pointer":{"Name":1}}`, 422, "/pointer/Name"},
		{"in a slice", `{"list":[{},{"x":1}]}`, 422, "/list/1/x"},
		{"array too short", `{"array":[{}]}`, 422, "/array"},
		{"in an array", `{"array":[{"x":1}]}`, 422, "/array/0/x"},
		{"in a map", `{"map":{"a":{"x":1}}}`, 422, "/map/a/x"},
		{"pointer escapes", `{"map":{"a/b~c":{"x":1}}}`, 422, "/map/a~1b~0c/x"},
		{"name of the field", `{"Score":1}`, 422, "/Score"},
		{"name that is no legal tag", `{"o\"dd":1}`, 422, `/o"dd`},
		{"ambiguous", `{"Both":1}`, 422, "/Both"},
		{"embedded on two ways", `{"Shared":"x"}`, 422, "/Shared"},
		{"hidden", `{"Hidden":1}`, 422, "/Hidden"},
		{"not exported", `{"private":1}`, 422, "/private"},
		{"embedded by its own name", `{"Base":{}}`, 422, "/Base"},
		{"of an embedded struct that is renamed", `{"name":"x"}`, 422, "/name"},
		{"in an embedded struct that is renamed", `{"leaf":{"x":1}}`, 422, "/leaf/x"},
		{"in a renamed struct", `{"renamed":{"x":1}}`, 422, "/renamed/x"},
		{"array too long", `{"array":[{},{},{}]}`, 422, "/array/2"},
	}
	_ = shape{private: 1}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			p := checkDocument([]byte(test.text), reflect.TypeFor[*shape](), false)
			if (p != nil) != (test.status != 0) || p != nil && (p.Status != test.status || pointerOf(p) != test.pointer) {
				t.Errorf("%.100s: %+v, want %d at %q", test.text, p, test.status, test.pointer)
			}
		})
	}
}

// Content that checkDocument accepts is read completely by encoding/json. A member that
// it rejects by name is not.
func FuzzCheckDocument(f *testing.F) {
	for _, seed := range []string{
		`{"title":"x","inner":{"A":1},"list":[{"name":"a"}],"map":{"k":{"name":"b"}}}`, `{"Title":"x"}`, `{"Both":1}`, `{"x":1}`,
		`{"id":1,"score":2}`, `{"renamed":{"id":1}}`, `{"array":[{},{},{}]}`, `{"a":1,"a":2}`, `[]`, `null`, `{"-":1,"Odd":2}`,
		`{"leaf":{"name":"a"},"Alias":1,"First":{"x":1},"Final":{"x":1}}`, `{"name":"x"}`,
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		p := checkDocument([]byte(text), reflect.TypeFor[*shape](), false)
		dec := json.NewDecoder(strings.NewReader(text))
		dec.DisallowUnknownFields()
		var v shape
		err := dec.Decode(&v)
		if unknown := err != nil && strings.Contains(err.Error(), "unknown field"); unknown && p == nil {
			t.Errorf("%s: let pass, but %v", text, err)
		}
		refused := p != nil && p.Status == 400
		if valid := json.Valid([]byte(text)); !valid && !refused || valid && refused && strings.Contains(p.Detail, "JSON value") {
			t.Errorf("%s: %+v", text, p)
		}
	})
}

func TestDecode(t *testing.T) {
	tests := []struct {
		name, text, pointer string
		ok                  bool
	}{
		{"object", ` {"title":"x"}`, "", true},
		{"null", `null`, "", false},
		{"array", `[]`, "", false},
		{"string", `"x"`, "", false},
		{"wrong type", `{"title":1}`, "/title", false},
		{"wrong type, deep", `{"inner":{"A":"x"}}`, "/inner/A", false},
		{"out of range", `{"count":128}`, "/count", false},
		{"fraction", `{"count":1.5}`, "/count", false},
		{"refused by its type", `{"when":"yesterday"}`, "/when", false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			err := decode([]byte(test.text), new(shape))
			var p *problem
			if errors.As(err, &p) == test.ok || p != nil && (p.Status != 422 || pointerOf(p) != test.pointer || !strings.HasSuffix(p.Detail, ".")) {
				t.Errorf("%s: %+v, %v", test.text, p, err)
			}
		})
	}
	var v shape
	if err := decode([]byte(`{"any":12345678901234567890}`), &v); err != nil || v.Any != json.Number("12345678901234567890") {
		t.Errorf("a large integer became %v, %v", v.Any, err)
	}
	if err := decode([]byte(`null`), new(ownJSON)); err == nil {
		t.Error("null is no value")
	}
	if err := decode([]byte(`"x"`), new(ownJSON)); err != nil {
		t.Errorf("a type that reads itself may be anything: %v", err)
	}
}

// FuzzDocumentWalk compares the walk with the tokens of encoding/json, where any members
// are allowed.
func FuzzDocumentWalk(f *testing.F) {
	for _, seed := range []string{
		`{"a":[1,-2.5e+3,true,false,null,"x\"y\\"],"b\n":{"c":{}}}`, `{"a":1,"\u0061":2}`, `[[],[[{"a":{"a":1}}]]]`, ` "x" `, `12 `, `{"":1,"":2}`,
		strings.Repeat("[", 101) + strings.Repeat("]", 101), strings.Repeat(`{"a":`, 102) + `1` + strings.Repeat("}", 102), `{"a":",:}]"}`,
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !json.Valid([]byte(text)) || !utf8.ValidString(text) {
			return
		}
		p := checkDocument([]byte(text), reflect.TypeFor[*any](), false)
		if p != nil && p.Status == 422 {
			return // the walk stops there
		}
		if bad := tokensBad(json.NewDecoder(strings.NewReader(text)), 0); bad != (p != nil) || bad && p.Status != 400 {
			t.Errorf("%s: %+v, by its tokens %t", text, p, bad)
		}
	})
}

// tokensBad reports whether a value is too deep, or has two members with the same name.
func tokensBad(dec *json.Decoder, depth int) (bad bool) {
	dec.UseNumber()
	token, err := dec.Token()
	if err != nil {
		return true
	}
	seen := map[string]bool{}
	if d, ok := token.(json.Delim); ok {
		for dec.More() {
			if d == '{' {
				name, _ := dec.Token()
				bad = bad || seen[name.(string)]
				seen[name.(string)] = true
			}
			bad = tokensBad(dec, depth+1) || bad
		}
		_, _ = dec.Token()
	}
	return bad || depth > maxDepth
}
