package generator

import (
	"go/ast"
	"go/parser"
	"testing"
)

func TestMatters(t *testing.T) {
	v := &references{universe: newUniverse(nil, nil)}
	v.words["rev"] = true
	tests := []struct {
		field string
		want  bool
	}{
		{"Title T", true},
		{"Title T `json:\"title\"`", true},
		{"Title T `json:\"-,\"`", true},
		{"a, B T", true},
		{"rev T", true}, // named by a directive
		{"id T `etagen:\"id\"`", true},
		{"ID T `json:\"-\" etagen:\"id\"`", true},
		{"Title T `json:\"-\"`", false},
		{"mu T", false},
		{"_ T", false},
	}
	for _, test := range tests {
		expr, err := parser.ParseExpr("struct {\n" + test.field + "\n}")
		if err != nil {
			t.Fatal(err)
		}
		if got := v.matters(expr.(*ast.StructType).Fields.List[0]); got != test.want {
			t.Errorf("matters(%s) = %t", test.field, got)
		}
	}
}
