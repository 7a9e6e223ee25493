package etagen

import (
	"encoding"
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"unicode"
)

// A member is a field of a struct as encoding/json sees it.
type member struct {
	name      string
	in        reflect.Type // the struct; nil if the value is no member of one
	typ       reflect.Type
	index     []int // from the struct, as reflect.Value.FieldByIndex takes it
	depth     int   // of embedding
	tagged    bool  // the name is that of a struct tag
	quoted    bool  // the tag has the option string
	ambiguous bool  // another field at this depth has the same right to the name
}

// members returns the members that encoding/json reads into a struct, by name.
// Names have one spelling here: encoding/json also accepts names that differ in
// case, and of "title" and "Title" in one object it silently keeps one.
func members(t reflect.Type) map[string]member {
	type embedded struct {
		reflect.Type
		index []int
		twice bool // embedded at two places of one depth: none of its fields is promoted
	}
	found, seen, outer := map[string]member{}, map[reflect.Type]bool{t: true}, t
	for depth, level := 0, []embedded{{Type: t}}; len(level) > 0; depth++ {
		var next []embedded
		for _, t := range level {
			for i := 0; i < t.NumField(); i++ {
				f := t.Field(i)
				f.Index = append(t.index[:depth:depth], i)
				inner := embeds(f)
				again := slices.IndexFunc(next, func(other embedded) bool { return other.Type == inner })
				switch {
				case inner == nil && t.twice:
					add(found, outer, f, depth)
					add(found, outer, f, depth)
				case inner == nil:
					add(found, outer, f, depth)
				case again >= 0:
					next[again].twice = true
				case !seen[inner]:
					seen[inner] = true
					next = append(next, embedded{Type: inner, index: f.Index})
				}
			}
		}
		level = next
	}
	return found
}

// embeds returns the struct whose fields are promoted through f, or nil.
func embeds(f reflect.StructField) reflect.Type {
	t := f.Type
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if _, tagged := memberName(f); !f.Anonymous || tagged || t.Kind() != reflect.Struct || f.Tag.Get("json") == "-" {
		return nil
	}
	return t
}

// add enters f, a field of t, by its name unless a field that is less deep, or as deep
// and tagged, has the name.
func add(found map[string]member, t reflect.Type, f reflect.StructField, depth int) {
	if !f.IsExported() || f.Tag.Get("json") == "-" {
		return
	}
	name, tagged := memberName(f)
	m := member{name: name, in: t, typ: f.Type, index: f.Index, depth: depth, tagged: tagged, quoted: isQuoted(f)}
	switch old, taken := found[name]; {
	case !taken, old.depth == depth && tagged && !old.tagged:
		found[name] = m
	case old.depth == depth && tagged == old.tagged:
		old.ambiguous = true
		found[name] = old
	}
}

// memberName returns the name of a field in JSON, and whether its tag says so.
func memberName(f reflect.StructField) (name string, tagged bool) {
	name, _, _ = strings.Cut(f.Tag.Get("json"), ",")
	illegal := func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("!#$%&()*+-./:;<=>?@[]^_{|}~ ", r)
	}
	if name == "" || strings.ContainsFunc(name, illegal) {
		return f.Name, false
	}
	return name, true
}

// isQuoted reports whether the value of a field is in a string.
func isQuoted(f reflect.StructField) bool {
	t := f.Type
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if t.Kind() != reflect.String && (t.Kind() < reflect.Bool || t.Kind() > reflect.Float64) {
		return false
	}
	_, options, _ := strings.Cut(f.Tag.Get("json"), ",")
	for option := ""; options != ""; {
		if option, options, _ = strings.Cut(options, ","); option == "string" {
			return true
		}
	}
	return false
}

var (
	jsonUnmarshaler = reflect.TypeFor[json.Unmarshaler]()
	textUnmarshaler = reflect.TypeFor[encoding.TextUnmarshaler]()
)

// plainType returns t without pointers, or nil if the type reads its JSON
// itself, so that its members are unknown.
func plainType(t reflect.Type) reflect.Type {
	for t != nil {
		if p := reflect.PointerTo(t); p.Implements(jsonUnmarshaler) || p.Implements(textUnmarshaler) {
			return nil
		}
		if t.Kind() != reflect.Pointer {
			return t
		}
		t = t.Elem()
	}
	return nil
}
