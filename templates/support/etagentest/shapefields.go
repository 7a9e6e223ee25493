package etagentest

import (
	"cmp"
	"reflect"
	"slices"
	"strings"
	"unicode"
)

// A jsonField is a struct field that encoding/json encodes, possibly of an embedded struct.
type jsonField struct {
	name     string
	tagged   bool // the name comes from a struct tag
	typ      reflect.Type
	index    []int
	pointers int    // of the embedded structs before it
	options  string // those that change how it is encoded
}

// jsonFields returns the fields that encoding/json encodes for a struct, in its
// order: breadth first through embedded structs. Of fields with one name it keeps
// the least deep one, then the one with a tag, and none if several are left.
func jsonFields(st reflect.Type) []jsonField {
	type level struct {
		jsonField
		times int // how often the struct is embedded at this depth
	}
	var found []jsonField
	visited := map[reflect.Type]bool{}
	for next := []level{{jsonField{typ: st}, 1}}; len(next) > 0; {
		current := next
		next = nil
		for _, at := range current {
			if visited[at.typ] {
				continue
			}
			visited[at.typ] = true
			for i := 0; i < at.typ.NumField(); i++ {
				f, embedded, ok := jsonFieldOf(at.jsonField, i)
				if !ok {
					continue
				}
				if !embedded {
					found = append(found, f)
					if at.times > 1 {
						found = append(found, f)
					}
					continue
				}
				same := slices.IndexFunc(next, func(l level) bool { return l.typ == f.typ })
				if same >= 0 {
					next[same].times++
				} else {
					next = append(next, level{f, 1})
				}
			}
		}
	}
	return dominant(found)
}

// jsonFieldOf reads the i-th field of a struct. If it is embedded without a name,
// typ is the embedded struct; ok is false if encoding/json ignores the field.
func jsonFieldOf(parent jsonField, i int) (f jsonField, embedded, ok bool) {
	sf := parent.typ.Field(i)
	tag := sf.Tag.Get("json")
	t := indirect(sf.Type)
	isStruct := sf.Anonymous && t.Kind() == reflect.Struct
	if tag == "-" || !sf.IsExported() && !isStruct {
		return jsonField{}, false, false
	}
	name, options, _ := strings.Cut(tag, ",")
	if !validName(name) {
		name = ""
	}
	f = jsonField{
		name:     cmp.Or(name, sf.Name),
		tagged:   name != "",
		typ:      sf.Type,
		index:    append(slices.Clip(parent.index), i),
		pointers: parent.pointers,
		options:  jsonOptions(sf.Type, strings.Split(options, ",")),
	}
	if embedded = name == "" && isStruct; embedded {
		f.typ = t
		if t != sf.Type {
			f.pointers++
		}
	}
	return f, embedded, true
}

// indirect returns what a pointer points to, and any other type itself.
func indirect(t reflect.Type) reflect.Type {
	if t.Kind() == reflect.Pointer && t.Name() == "" {
		return t.Elem()
	}
	return t
}

// validName reports whether encoding/json takes a name from a struct tag.
func validName(name string) bool {
	for _, c := range name {
		if !strings.ContainsRune("!#$%&()*+-./:;<=>?@[]^_{|}~ ", c) && !unicode.IsLetter(c) && !unicode.IsDigit(c) {
			return false
		}
	}
	return name != ""
}

// jsonOptions returns the options of a field that change how it is encoded.
func jsonOptions(t reflect.Type, options []string) string {
	text := ""
	if slices.Contains(options, "string") && quotable(indirect(t).Kind()) {
		text += ",string"
	}
	if slices.Contains(options, "omitempty") {
		text += ",omitempty"
	}
	if slices.Contains(options, "omitzero") {
		text += ",omitzero"
		if t.Implements(zeroer) || reflect.PointerTo(t).Implements(zeroer) {
			text += " by " + typeName(t)
		}
	}
	return text
}

// dominant keeps one field of each name, or none, in the order of the indexes.
func dominant(found []jsonField) []jsonField {
	rank := func(f jsonField) int {
		if f.tagged {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(found, func(a, b jsonField) int {
		return cmp.Or(cmp.Compare(a.name, b.name), cmp.Compare(len(a.index), len(b.index)), cmp.Compare(rank(a), rank(b)), slices.Compare(a.index, b.index))
	})
	var left []jsonField
	for i := 0; i < len(found); {
		same := i + 1
		for same < len(found) && found[same].name == found[i].name {
			same++
		}
		if same == i+1 || len(found[i].index) != len(found[i+1].index) || found[i].tagged != found[i+1].tagged {
			left = append(left, found[i])
		}
		i = same
	}
	slices.SortFunc(left, func(a, b jsonField) int { return slices.Compare(a.index, b.index) })
	return left
}
