package values

import (
	"go/types"

	"github.com/etagen/etagen/annotations/model"
)

// An encoded is any value, compared by its JSON.
type encoded struct {
	value
	alwaysKnown
	noVersion
	noTime
	noID
}

// shares is true for a pointer to a value that can be copied: a basic type, a time, or a
// struct of exported fields, which has no lock and no private state.
func (k encoded) shares() bool {
	p, ok := k.f.Type.Underlying().(*types.Pointer)
	if !ok {
		return false
	}
	_, basic := p.Elem().Underlying().(*types.Basic)
	return basic || model.IsTime(p.Elem()) || isPlain(p.Elem(), 0)
}

// isPlain reports whether a type is a struct with only exported fields, including those
// in nested structs.
func isPlain(t types.Type, depth int) bool {
	st, ok := t.Underlying().(*types.Struct)
	if !ok {
		return depth > 0
	}
	if model.IsTime(t) {
		return true
	}
	for f := range st.Fields() {
		if !f.Exported() || depth > maxPlain || !isPlain(f.Type(), depth+1) {
			return false
		}
	}
	return true
}

// maxPlain limits the depth of nested structs that are examined.
const maxPlain = 8
