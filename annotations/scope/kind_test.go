package scope

import (
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"testing"

	"github.com/etagen/etagen/annotations/model"
)

// TestKinds reads fields of each type as an id and as a filter.
func TestKinds(t *testing.T) {
	const source = `package p
type Int int16
type Word string
type Flag bool
type Texted struct{ n int }
func (Texted) MarshalText() ([]byte, error) { return nil, nil }
func (*Texted) UnmarshalText([]byte) error { return nil }
type Coded struct{ n int }
func (Coded) MarshalJSON() ([]byte, error) { return nil, nil }
func (*Coded) UnmarshalJSON([]byte) error { return nil }
type Bytes []byte
type Float float64
`
	pkg := checked(t, source)
	for _, test := range []struct {
		name       string
		id, filter model.Kind // "" if it cannot be one
		byJSON     bool
	}{
		{"Int", model.Int, model.Int, false},
		{"Word", model.String, model.String, false},
		{"Flag", "", model.Bool, false},
		{"Texted", model.Text, model.Text, false},
		{"Coded", model.Text, model.Text, true},
		{"Bytes", "", "", false},
		{"Float", "", "", false},
	} {
		kind := func(read func(*model.Field) bool) (model.Kind, bool) {
			f := &model.Field{Type: pkg.Scope().Lookup(test.name).Type()}
			if !read(f) {
				return "", false
			}
			return f.Kind, f.ByJSON
		}
		id, byJSON := kind(Scope{}.IdKind)
		filter, _ := kind(func(f *model.Field) bool { return Scope{}.FilterKind(f, "") })
		if id != test.id || filter != test.filter || byJSON != test.byJSON {
			t.Errorf("%s: an id is %q, a filter %q, by JSON %t", test.name, id, filter, byJSON)
		}
	}
}

// TestRings reads fields whose types embed only themselves. No role can have such a type,
// and finding that out must end.
func TestRings(t *testing.T) {
	pkg := checked(t, "package p\ntype Ring struct{ *Ring }\ntype Near struct{ *Far }\ntype Far struct{ *Near }\n")
	for _, name := range pkg.Scope().Names() {
		ring := pkg.Scope().Lookup(name).Type()
		for _, typ := range []types.Type{ring, types.NewPointer(ring), types.NewSlice(ring)} {
			for role, read := range map[string]func(*model.Field) bool{
				"version":  Scope{}.VersionKind,
				"modified": Scope{}.ModifiedKind,
				"id":       Scope{}.IdKind,
				"filter":   func(f *model.Field) bool { return Scope{}.FilterKind(f, "") },
			} {
				if f := (&model.Field{Type: typ}); ThroughPointer(f, read) {
					t.Errorf("the role %s can have a %s, as %s", role, typ, f.Kind)
				}
			}
			if value := (Scope{}).NullableInteger(typ); value != nil {
				t.Errorf("%s is an integer: %v", typ, value.Selector)
			}
		}
	}
}

// checked returns the package in a source.
func checked(t *testing.T, source string) *types.Package {
	t.Helper()
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, "a.go", source, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	pkg, err := new(types.Config).Check("p", fset, []*ast.File{f}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return pkg
}
