package grammar

import (
	"reflect"
	"strconv"
	"testing"
)

// TestSplitTag compares the pairs of a struct tag with what reflect finds: both find a
// key, or neither does.
func TestSplitTag(t *testing.T) {
	for _, tag := range []string{
		``, ` `, `etagen:"version"`, `json:"a" etagen:"version"`, `json:"a"etagen:"version"`, `json:"a"   etagen:"version" `,
		`:"x" etagen:"version"`, `etagen`, `etagen:`, `etagen:"`, `etagen:"version`, `etagen:version`, `etagen: "version"`,
		`etagen :"version"`, `json:a etagen:"version"`, `json etagen:"version"`, `json:"a", etagen:"version"`, `json:"a	etagen:"version"`,
		`etagen:""`, `etagen:"a\"b"`, `etagen:"a\u00e9"`, `etagen:"a\qb"`, "etagen:\"a\x7fb\"", "\x01etagen:\"version\"", "e\x7f:\"x\" etagen:\"version\"",
		"etagen:`version`", `größe:"1" etagen:"version"`, `etagen:"one" etagen:"two"`, `a"b:"x" etagen:"version"`,
	} {
		want, found := reflect.StructTag(tag).Lookup(Tool)
		pairs, bad := SplitTag(tag)
		got, has := "", false
		for _, p := range pairs {
			if p.Key == Tool && !has {
				got, has = p.Value, true
			}
			if len(p.ValueAt()) != len(p.Value)+1 || tag[p.KeyAt:p.KeyAt+len(p.Key)] != p.Key {
				t.Errorf("%s: the offsets of %+v are wrong", tag, p)
			}
		}
		if got != want || has != found {
			t.Errorf("%s: got %q %v, reflect has %q %v (malformed from %d)", tag, got, has, want, found, bad)
		}
	}
}

func TestUnquote(t *testing.T) {
	for _, literal := range []string{`""`, `"abc"`, `"a\tb"`, `"\"\\"`, `"\u00e9é\xff\101"`, "`a\\b\"`", "`é`"} {
		want, err := strconv.Unquote(literal)
		if err != nil {
			t.Fatal(err)
		}
		got, offsets := Unquote(literal)
		if got != want || len(offsets) != len(want)+1 || offsets[len(want)] != len(literal)-1 {
			t.Errorf("%s: got %q at %v, want %q", literal, got, offsets, want)
		}
	}
	_, offsets := Unquote(`"a\tb\u00e9c"`)
	for i, want := range []int{1, 2, 4, 5, 5, 11, 12} {
		if offsets[i] != want {
			t.Errorf("byte %d is at %d, want %d", i, offsets[i], want)
		}
	}
}
