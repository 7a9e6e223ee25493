package body

import (
	"go/types"

	"github.com/etagen/etagen/annotations/gotype"
	"github.com/etagen/etagen/annotations/jsonshape"
	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/annotations/source"
)

// NoteProtobuf notes protobuf messages that encoding/json has to write: it does not
// produce the JSON that protobuf defines. Call it for every resource: it is only advice.
func NoteProtobuf(b *source.Subject, st *types.Struct) {
	r := &checker{b}
	const differs = "encoding/json writes names, times and 64-bit integers differently from protojson"
	if bareMessage(r.Object.Type()) {
		r.Note(model.ProtobufJSON, r.Declaration.Name(), "%s is a protobuf message, and %s: for protojson's form, embed *%s in a struct with MarshalJSON and UnmarshalJSON", r.Name, differs, r.messageName())
		return
	}
	if r.JSON == nil {
		return
	}
	for _, f := range r.Shapes.Fields(st) {
		if t := innermost(gotype.Last(f.Path).Type()); bareMessage(t) {
			r.Note(model.ProtobufJSON, r.Nearest(f.Path), "field %s contains the protobuf message %s, and %s: for protojson's form, give it a type with MarshalJSON and UnmarshalJSON", gotype.PathName(f.Path), r.Qualified(t), differs)
		}
	}
}

// innermost returns the type inside pointers, slices, arrays and maps.
func innermost(t types.Type) types.Type {
	for seen := (gotype.Visited{}); ; {
		inner, ok := t.Underlying().(interface{ Elem() types.Type })
		if !ok || !seen.Enter(t) || jsonshape.EncodesItself(t) {
			return t
		}
		t = inner.Elem()
	}
}

// messageName names the message that a resource is, or that it embeds.
func (r *checker) messageName() string {
	t := types.Unalias(r.Object.Type())
	if obj, index, _ := types.LookupFieldOrMethod(t, true, nil, "ProtoReflect"); obj != nil && len(index) > 1 {
		path := gotype.PathTo(t, index[:len(index)-1])
		return r.Qualified(gotype.Deref(gotype.Last(path).Type()))
	}
	return r.Qualified(t)
}

// bareMessage reports whether a type is a protobuf message that does not encode itself
// as JSON.
func bareMessage(t types.Type) bool {
	if gotype.Endless(t) || types.IsInterface(t) || jsonshape.EncodesItself(t) || !gotype.HasMethod(t, true, "ProtoMessage", nil, nil) {
		return false
	}
	obj, _, _ := types.LookupFieldOrMethod(t, true, nil, "ProtoReflect")
	_, ok := obj.(*types.Func)
	return ok
}
