package body

import (
	"go/token"
	"go/types"
	"slices"
	"testing"

	"github.com/etagen/etagen/annotations/model"
)

// TestNamesOf follows a selector through members with names that differ from their
// fields', and through an embedded struct.
func TestNamesOf(t *testing.T) {
	field := func(name string, typ types.Type, embedded bool) *types.Var {
		return types.NewField(token.NoPos, nil, name, typ, embedded)
	}
	text := types.Typ[types.String]
	audit := types.NewStruct([]*types.Var{field("By", text, false), field("Off", text, false)}, []string{`json:"by~at"`, `json:"-"`})
	named := types.NewNamed(types.NewTypeName(token.NoPos, types.NewPackage("p", "p"), "Audit", nil), audit, nil)
	meta := types.NewStruct([]*types.Var{field("Audit", named, true), field("Note", text, false)}, []string{"", `json:"a/b"`})
	member := &model.Member{Name: "meta", Path: []*types.Var{field("Meta", types.NewPointer(meta), false)}}
	for _, test := range []struct{ selector, want []string }{
		{[]string{"Meta"}, []string{"meta"}},
		{[]string{"Meta", "Note"}, []string{"meta", "a~1b"}},
		{[]string{"Meta", "Audit", "By"}, []string{"meta", "by~0at"}},
		{[]string{"Meta", "Audit", "Off"}, nil},
		{[]string{"Meta", "Nothing"}, nil},
		{[]string{"Other"}, nil},
	} {
		names, v := namesOf(nil, member, test.selector)
		if v == nil {
			names = nil
		}
		if !slices.Equal(names, test.want) || v != nil && v.Name() != test.selector[len(test.selector)-1] {
			t.Errorf("%v: got %q", test.selector, names)
		}
	}
}
