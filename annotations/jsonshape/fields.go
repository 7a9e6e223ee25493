package jsonshape

import (
	"cmp"
	"go/types"
	"reflect"
	"slices"
	"strings"
	"unicode"

	"github.com/etagen/etagen/annotations/gotype"
	"github.com/etagen/etagen/annotations/model"
)

// Fields returns the fields that encoding/json encodes for a struct, in its order. It
// follows typeFields in encoding/json: it searches embedded structs breadth first. For
// each name the least deep field wins, and among those the one with a tag. If several
// remain, none is encoded.
func Fields(st *types.Struct) []*model.Member {
	type level struct {
		typ   types.Type
		field field
		times int // how often the struct is embedded at this depth
	}
	var found []field
	var visited gotype.Set
	for next := []level{{typ: st, field: field{Member: &model.Member{}}, times: 1}}; len(next) > 0; {
		current := next
		next = nil
		for _, at := range current {
			// The first struct need not be recorded: only named types are embedded.
			if len(at.field.Path) > 0 && !visited.Add(at.typ) {
				continue
			}
			inner, _ := at.typ.Underlying().(*types.Struct)
			for i := range inner.NumFields() {
				f, embedded, ok := jsonFieldOf(inner, i, at.field)
				switch {
				case !ok:
				case embedded == nil:
					found = append(found, f)
					if at.times > 1 {
						found = append(found, f)
					}
				default:
					same := slices.IndexFunc(next, func(l level) bool { return types.Identical(l.typ, embedded) })
					if same >= 0 {
						next[same].times++
					} else {
						next = append(next, level{embedded, f, 1})
					}
				}
			}
		}
	}
	return dominant(found)
}

// A field is a member that may lose to another one with the same name.
type field struct {
	*model.Member
	tagged bool // the name is from the json key of the struct tag
}

// jsonFieldOf reads the i-th field of a struct. An embedded struct without its own JSON
// name is returned as embedded. It is not ok if encoding/json ignores the field.
func jsonFieldOf(st *types.Struct, i int, parent field) (f field, embedded types.Type, ok bool) {
	v := st.Field(i)
	tag := reflect.StructTag(st.Tag(i)).Get("json")
	ft := gotype.Deref(v.Type())
	_, isStruct := ft.Underlying().(*types.Struct)
	if tag == "-" || !v.Exported() && !(v.Embedded() && isStruct) {
		return field{}, nil, false
	}
	name, options, _ := strings.Cut(tag, ",")
	if !validName(name) {
		name = ""
	}
	has := func(option string) bool {
		return options != "" && slices.Contains(strings.Split(options, ","), option)
	}
	f = field{tagged: name != "", Member: &model.Member{
		Name:      cmp.Or(name, v.Name()),
		Path:      append(slices.Clip(parent.Path), v),
		Index:     append(slices.Clip(parent.Index), i),
		Tag:       st.Tag(i),
		AsString:  has("string") && quotable(ft),
		OmitEmpty: has("omitempty"),
		OmitZero:  has("omitzero"),
	}}
	f.Optional = f.OmitEmpty || f.OmitZero || throughPointer(f.Member)
	if name == "" && v.Embedded() && isStruct {
		return f, ft, true
	}
	return f, nil, true
}

// throughPointer reports whether a member is promoted through an embedded pointer.
func throughPointer(m *model.Member) bool {
	return slices.ContainsFunc(m.Path[:len(m.Path)-1], func(v *types.Var) bool { return gotype.IsPointer(v.Type()) })
}

// validName reports whether encoding/json accepts a name from a struct tag.
func validName(name string) bool {
	for _, c := range name {
		if !strings.ContainsRune("!#$%&()*+-./:;<=>?@[]^_{|}~ ", c) && !unicode.IsLetter(c) && !unicode.IsDigit(c) {
			return false
		}
	}
	return name != ""
}

// quotable reports whether the string option works for a type.
func quotable(t types.Type) bool {
	b, ok := t.Underlying().(*types.Basic)
	const works = types.IsBoolean | types.IsInteger | types.IsFloat | types.IsString
	return ok && b.Info()&works != 0 && b.Info()&types.IsUntyped == 0
}

// dominant keeps one field for each name, or none, in the order of the indexes.
func dominant(found []field) []*model.Member {
	slices.SortStableFunc(found, func(a, b field) int {
		return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(len(a.Index), len(b.Index)),
			-compareBool(a.tagged, b.tagged), slices.Compare(a.Index, b.Index))
	})
	var left []*model.Member
	for i := 0; i < len(found); {
		same := i + 1
		for same < len(found) && found[same].Name == found[i].Name {
			same++
		}
		rival := same > i+1 && len(found[i].Index) == len(found[i+1].Index) && found[i].tagged == found[i+1].tagged
		if !rival {
			left = append(left, found[i].Member)
		}
		i = same
	}
	slices.SortFunc(left, func(a, b *model.Member) int { return slices.Compare(a.Index, b.Index) })
	return left
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}
