package values

import (
	"go/constant"
	"go/importer"
	"go/token"
	"go/types"
	"reflect"
	"testing"

	"github.com/etagen/etagen/annotations/model"
)

// TestEachKindHasValues requires a separate implementation for each kind in annotations:
// a forgotten one would be compared by its JSON.
func TestEachKindHasValues(t *testing.T) {
	const kinds = "github.com/etagen/etagen/annotations/model"
	pkg, err := importer.ForCompiler(token.NewFileSet(), "source", nil).Import(kinds)
	if err != nil {
		t.Fatal(err)
	}
	kindType := pkg.Scope().Lookup("Kind").Type()
	found := map[reflect.Type]string{}
	for _, name := range pkg.Scope().Names() {
		c, ok := pkg.Scope().Lookup(name).(*types.Const)
		if !ok || !types.Identical(c.Type(), kindType) {
			continue
		}
		var field model.Field
		setKind(t, &field.Kind, c)
		typ := reflect.TypeOf(of(&field))
		if other, ok := found[typ]; ok && typ != reflect.TypeFor[integer]() {
			t.Errorf("%s is written as %s is", name, other)
		}
		found[typ] = name
	}
	if len(found) < 12 {
		t.Errorf("only %d kinds were found", len(found))
	}
}

// setKind sets a kind to the value of a constant: a number or a name.
func setKind(t *testing.T, kind *model.Kind, c *types.Const) {
	t.Helper()
	v := reflect.ValueOf(kind).Elem()
	if v.Kind() == reflect.String {
		v.SetString(constant.StringVal(c.Val()))
		return
	}
	n, ok := constant.Int64Val(c.Val())
	if !ok {
		t.Fatalf("%s is no number", c.Name())
	}
	v.SetInt(n)
}
