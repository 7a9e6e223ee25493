package load

import (
	"go/token"
	"go/types"
	"testing"

	"github.com/etagen/etagen/annotations/model"
)

// TestCauses checks which of several errors in a line explains an unknown type: the first
// one after the name of its field.
func TestCauses(t *testing.T) {
	fset := token.NewFileSet()
	f := fset.AddFile("p.go", -1, 100)
	f.AddLine(50)
	unit := &unit{}
	for at, message := range map[int]string{10: "at 10", 30: "at 30\n\tgo get it", 60: "in another line"} {
		unit.errors = append(unit.errors, types.Error{Fset: fset, Pos: f.Pos(at), Msg: message})
	}
	l := &Loader{Fset: fset, types: newUniverse(fset, Outputs{}, nil)}
	for at, want := range map[int]string{0: " (at 10)", 10: " (at 10)", 11: " (at 30 go get it)", 40: "", 55: " (in another line)", 70: ""} {
		d := model.Diagnostic{Pos: fset.Position(f.Pos(at)), Code: model.UnknownType}
		if got := l.Explain(&Package{unit: unit}, []model.Diagnostic{d})[0].Message; got != want {
			t.Errorf("a type at offset %d is explained by %q, want %q", at, got, want)
		}
	}
}
