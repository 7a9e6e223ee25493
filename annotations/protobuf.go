package annotations

import "go/types"

// noteProtobuf notes where encoding/json is left to write a protobuf message: it
// knows nothing of the JSON that protobuf defines.
func (r *reader) noteProtobuf(d *declaration, st *types.Struct, res *Resource) {
	const differs = "encoding/json does not write it as protojson does: names, times and 64-bit integers differ"
	if bareMessage(res.Object.Type()) {
		r.note(ProtobufJSON, d.name(), "%s is a protobuf message, and %s; for protojson's form embed *%s in a struct with MarshalJSON and UnmarshalJSON", res.Name, differs, r.messageName(res))
		return
	}
	if res.JSON == nil {
		return
	}
	for _, f := range jsonFields(st) {
		if t := innermost(last(f.path).Type()); bareMessage(t) {
			r.note(ProtobufJSON, r.nearest(d, f.path), "field %s holds the protobuf message %s, and %s; for protojson's form give it a type with MarshalJSON and UnmarshalJSON", pathName(f.path), r.qualified(t), differs)
		}
	}
}

// innermost is what pointers, slices, arrays and maps lead to.
func innermost(t types.Type) types.Type {
	for seen := (walked{}); seen.enter(t) && !encodesItself(t); {
		inner, ok := t.Underlying().(interface{ Elem() types.Type })
		if !ok {
			break
		}
		t = inner.Elem()
	}
	return t
}

// messageName names the message that a resource is, or that it embeds.
func (r *reader) messageName(res *Resource) string {
	t := types.Unalias(res.Object.Type())
	if obj, index, _ := types.LookupFieldOrMethod(t, true, nil, "ProtoReflect"); obj != nil && len(index) > 1 {
		path := pathTo(t, index[:len(index)-1])
		return r.qualified(deref(last(path).Type()))
	}
	return r.qualified(t)
}

// bareMessage reports whether a type is a protobuf message without JSON of its own.
func bareMessage(t types.Type) bool {
	if endless(t) || types.IsInterface(t) || encodesItself(t) || !method(t, true, "ProtoMessage", nil, nil) {
		return false
	}
	obj, _, _ := types.LookupFieldOrMethod(t, true, nil, "ProtoReflect")
	_, ok := obj.(*types.Func)
	return ok
}
