package annotations

import (
	"strings"
	"testing"

	"github.com/etagen/etagen/annotations/jsonshape"
)

// shapeBase is the source that the cases of TestFingerprint change. Quotes stand for
// backquotes.
const shapeBase = `package catalog

import (
	"encoding/json"
	"time"
)

//etagen:resource
type Book struct {
	Version int64     'json:"version" etagen:"version"'
	Title   string    'json:"title"'
	Author  Author    'json:"author"'
	Tags    []string  'json:"tags" etagen:"covered"'
	Made    time.Time 'json:"made"'
	Next    *Book     'json:"next,omitempty" etagen:"covered"'
	hidden  int
}

type Author struct {
	Name string 'json:"name"'
	Born Year   'json:"born"'
}

type Year int

type Word string

func (y Year) Age() int { return 0 }

var _ json.Number
`

func shapeFingerprint(t *testing.T, source string) string {
	t.Helper()
	all := readOne(t, strings.ReplaceAll(source, "'", "`"))
	if len(all) == 0 {
		t.Fatal("no resource")
	}
	return all[0].Fingerprint
}

func TestFingerprint(t *testing.T) {
	base := shapeFingerprint(t, shapeBase)
	if len(base) != jsonshape.FingerprintLength || strings.Trim(base, "0123456789abcdefghijklmnopqrstuvwxyz") != "" {
		t.Errorf("the fingerprint is %q", base)
	}
	tests := []struct {
		name, old, new string
		moves          bool
	}{
		{"member name", `"title"`, `"name"`, true},
		{"member type", `Title   string`, `Title   int`, true},
		{"integer size", `Born Year`, `Born int32`, true},
		{"pointer", `Title   string`, `Title   *string`, true},
		{"omitempty", `json:"title"`, `json:"title,omitempty"`, true},
		{"omitzero", `json:"title"`, `json:"title,omitzero"`, true},
		{"string option", `json:"version"`, `json:"version,string"`, true},
		{"string option without effect", `json:"tags"`, `json:"tags,string"`, false},
		{"unknown option", `json:"tags"`, `json:"tags,omitnil"`, false},
		{"order", "\tTitle   string    'json:\"title\"'\n\tAuthor  Author    'json:\"author\"'\n", "\tAuthor  Author    'json:\"author\"'\n\tTitle   string    'json:\"title\"'\n", true},
		{"left out", `json:"title"`, `json:"-"`, true},
		{"member added", "\thidden  int\n", "\thidden  int\n\tPages int\n", true},
		{"nested name", `"name"`, `"full_name"`, true},
		{"nested type", `Born Year`, `Born string`, true},
		{"nested option", `json:"born"`, `json:"born,omitempty"`, true},
		{"nested marshaler", `func (y Year) Age() int { return 0 }`, `func (y Year) MarshalText() ([]byte, error) { return nil, nil }`, true},
		{"nested pointer marshaler", `func (y Year) Age() int { return 0 }`, `func (y *Year) MarshalJSON() ([]byte, error) { return nil, nil }`, true},
		{"a method like a marshaler", `func (y Year) Age() int { return 0 }`, `func (y Year) MarshalJSON() []byte { return nil }`, false},
		{"marshaler", `Made    time.Time`, `Made    json.RawMessage`, true},
		{"number", `Title   string`, `Title   json.Number`, true},
		{"slice to array", `Tags    []string`, `Tags    [3]string`, true},
		{"slice to map", `Tags    []string`, `Tags    map[string]string`, true},
		{"bytes", `Tags    []string`, `Tags    []byte`, true},
		{"element", `Tags    []string`, `Tags    []int`, true},
		{"map key", `Tags    []string`, `Tags    map[Year]string`, true},
		{"own zero", `func (y Year) Age() int { return 0 }`, `func (y Year) IsZero() bool { return false }`, false},
		{"any", `Tags    []string`, `Tags    any`, true},
		{"recursion", `Next    *Book `, `Next    *Author `, true},
		{"slice of itself", `Next    *Book `, `Next    []Book `, true},
		{"epoch", "//etagen:resource\n", "//etagen:resource\n//etagen:tag epoch=1\n", true},
		{"weak", "//etagen:resource\n", "//etagen:resource\n//etagen:tag weak\n", true},
		{"incarnation", "\thidden  int\n", "\thidden  int 'etagen:\"incarnation\"'\n", true},
		{"derived", `json:"title"`, `json:"title" etagen:"derived"`, true},
		{"joined", `json:"next,omitempty" etagen:"covered"`, `json:"next,omitempty"`, true},
		{"derived within", "//etagen:resource\n", "//etagen:resource derived=Author.Name\n", true},
		{"version kind", `Version int64 `, `Version uint64`, true},
		{"modified beside a version", `json:"made"`, `json:"made" etagen:"modified"`, false},

		{"epoch of zero", "//etagen:resource\n", "//etagen:resource\n//etagen:tag epoch=0\n", false},
		{"comment", "//etagen:resource\n", "// Book is one title.\n//\n//etagen:resource\n", false},
		{"route", "//etagen:resource\n", "//etagen:resource /books\n//etagen:cache public\n", false},
		{"unexported field", "\thidden  int\n", "\tsecret string\n", false},
		{"field that is left out", "\thidden  int\n", "\tHidden int 'json:\"-\"'\n", false},
		{"Go name of a member", `Title   string`, `Heading string`, false},
		{"Go name of a nested type", "Author ", "Writer ", false},
		{"named string", `Title   string`, `Title   Word  `, false},
		{"named integer", `Born Year`, `Born int `, false},
		{"other keys of the tag", `json:"title"`, `json:"title" xml:"heading" etagen:"id"`, false},
		{"anonymous struct", "Author  Author ", "Author  struct{ Name Word 'json:\"name\"'; Born int 'json:\"born\"' } ", false},
		{"embedding", "\tName string 'json:\"name\"'\n", "\tNamed\n", false},
		{"embedded pointer", "\tName string 'json:\"name\"'\n", "\t*Named\n", true},
		{"unrolled recursion", `Next    *Book `, `Next    *Twin `, false},
		{"unexported name of a type", "type Word string\n", "type Wort string\n", false},
	}
	const more = `
type Named struct{ Name string 'json:"name"' }

type Twin struct {
	Version int64     'json:"version"'
	Title   Word      'json:"title"'
	Author  *Author   'json:"author"'
	Tags    []string  'json:"tags"'
	Made    time.Time 'json:"made"'
	Next    *Book     'json:"next,omitempty"'
}
`
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if !strings.Contains(shapeBase, tt.old) {
				t.Fatalf("the source has no %q", tt.old)
			}
			source := strings.ReplaceAll(shapeBase, tt.old, tt.new)
			twin := strings.Replace(more, "*Author ", "Author ", 1)
			if strings.Contains(tt.new, "Wort") {
				twin = strings.ReplaceAll(twin, "Word", "Wort")
			}
			if strings.Contains(tt.new, "Writer") {
				twin = strings.ReplaceAll(twin, "Author ", "Writer ")
			}
			if got := shapeFingerprint(t, source+twin); (got != base) != tt.moves {
				t.Errorf("the fingerprint is %s and was %s, moved should be %v", got, base, tt.moves)
			}
		})
	}
}

// TestShapePairs compares two types of the field F.
func TestShapePairs(t *testing.T) {
	const declared = `
type Key string
type Code int
type TextKey int
type Level int
type Bool bool
type Own struct{ A int }
type Mine struct{ A int }

func (TextKey) MarshalText() ([]byte, error) { return nil, nil }
func (*Own) MarshalJSON() ([]byte, error)    { return nil, nil }
func (Level) IsZero() bool                   { return false }
`
	tests := []struct {
		one, other string
		equal      bool
	}{
		{"map[string]int", "map[Key]int", true},
		{"map[int]int", "map[Code]int", true},
		{"map[int]int", "map[TextKey]int", false},
		{"map[int]int", "map[string]int", false},
		{"Code 'json:\",omitzero\"'", "Level 'json:\",omitzero\"'", false},
		{"Code", "Level", true},
		{"*bool", "*Bool", true},
		{"[]*int", "[]int", false},
		{"[]uint8", "[]byte", true},
		{"[]byte", "[]int8", false},
		{"[]byte", "string", false},
		{"any", "interface{ Do() }", true},
		{"any", "interface{ MarshalJSON() ([]byte, error) }", false},
		{"struct{ A int 'json:\"B\"' }", "struct{ B int }", true},
		{"struct{ A, B int }", "struct{ B, A int }", false},
		{"struct{ A int; b int }", "struct{ A int }", true},
		{"Own", "Mine", false},
		{"[]Own", "[]Mine", false},
		{"[1]Own", "[1]Mine", false},
		{"struct{ F Own }", "struct{ F Mine }", false},
		{"map[string]Own", "map[string]Mine", true}, // a value in a map is not addressable
		{"map[string]struct{ F Own }", "map[string]struct{ F Mine }", true},
		{"map[string][1]Own", "map[string][1]Mine", true},
		{"map[string][]Own", "map[string][]Mine", false},
		{"map[string]*struct{ F Own }", "map[string]*struct{ F Mine }", false},
		{"map[string]*Own", "map[string]*Mine", false},
		{"float32", "float64", false},
		{"bool 'json:\",string\"'", "bool", false},
		{"*bool 'json:\",string\"'", "*bool", false},
		{"[2]int", "[3]int", false},
		{"[][]Key", "[][]string", true},
	}
	for _, tt := range tests {
		of := func(typ string) string {
			return shapeFingerprint(t, "package catalog\n\n//etagen:resource covered=F\ntype Book struct {\n\tVersion int 'etagen:\"version\"'\n\tF "+typ+"\n}\n"+declared)
		}
		if one, other := of(tt.one), of(tt.other); (one == other) != tt.equal {
			t.Errorf("%s is %s and %s is %s, equal should be %v", tt.one, one, tt.other, other, tt.equal)
		}
	}
}

// TestFingerprintIsStable checks the fingerprints themselves: a change would change
// every entity tag in use.
func TestFingerprintIsStable(t *testing.T) {
	for source, want := range map[string]string{
		shapeBase: "zmjdg2",
		strings.Replace(shapeBase, `omitempty" etagen:"covered"`, `omitempty"`, 1): "sucg29", // Next joins the tag
	} {
		if got := shapeFingerprint(t, source); got != want {
			t.Errorf("the fingerprint is %s, want %s", got, want)
		}
	}
}

// TestShapeOfManyTypes bounds the time: a naive expansion of these types would have as
// many nodes as there are paths through them.
func TestShapeOfManyTypes(t *testing.T) {
	var b strings.Builder
	b.WriteString("package catalog\n\n//etagen:resource\ntype Book struct {\n\tVersion int 'etagen:\"version\"'\n\tA0 A0\n}\n")
	for i := range 40 {
		name, next := string(rune('A'+i%26))+strings.Repeat("x", i/26), ""
		b.WriteString("type T" + name + " struct {\n")
		for j := range 40 {
			next = string(rune('A'+j%26)) + strings.Repeat("x", j/26)
			b.WriteString("\tF" + next + " *T" + next + "\n")
		}
		b.WriteString("}\n")
	}
	b.WriteString("type A0 struct{ A TA; B TB }\n")
	if got := shapeFingerprint(t, b.String()); len(got) != jsonshape.FingerprintLength {
		t.Errorf("the fingerprint is %q", got)
	}
}

func TestShapeWithoutEnd(t *testing.T) {
	for _, deep := range []string{
		"Deep Deep[int]\n}\n\ntype Deep[T any] struct{ Next *Deep[[]T] }\n",
		"Deep Deep[int]\n}\n\ntype Deep[T any] struct{ *Deep[[]T] }\n",
		"Deep[int]\n}\n\ntype Deep[T any] struct{ *Deep[[]T] }\n",
		"Deep map[string]Deep[int]\n}\n\ntype Deep[T any] []Deep[*T]\n",
	} {
		source := "package catalog\n\n//etagen:resource\ntype Book struct {\n\tVersion int `etagen:\"version\"`\n\t" + deep
		if _, found := Read(load(t, map[string]string{"book.go": source})); len(found) == 0 {
			t.Errorf("a type without end has no diagnostic: %s", deep)
		}
	}
}
