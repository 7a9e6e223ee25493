package body

import (
	"go/types"

	"github.com/etagen/etagen/annotations/gotype"
	"github.com/etagen/etagen/annotations/jsonshape"
	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/annotations/source"
)

// Structs returns the struct of a resource and the structs that encoding/json visits
// from its fields, each once. Unnamed structs are part of the types of the fields that
// contain them. Call it after Read has found no mistake.
func Structs(b *source.Subject) []*model.Struct {
	all := []*model.Struct{{Type: b.Object.Type()}}
	var seen gotype.Set
	seen.Add(types.Unalias(b.Object.Type()))
	add := func(t types.Type) {
		named, ok := types.Unalias(gotype.Deref(t)).(*types.Named)
		if !ok || !seen.Add(named) {
			return
		}
		if _, ok := named.Underlying().(*types.Struct); ok {
			all = append(all, &model.Struct{Type: named})
		}
	}
	for s := range jsonshape.All(b.Schema) {
		if s.Type != model.ObjectSchema {
			continue
		}
		add(s.Go)
		for _, m := range s.Members {
			for _, v := range m.Path[:len(m.Path)-1] {
				add(v.Type())
			}
		}
	}
	for _, one := range all {
		one.Fields = b.FieldsOf(one.Type)
	}
	return all
}
