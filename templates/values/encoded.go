package values

import (
	"go/types"

	"github.com/etagen/etagen/templates/gosource"
)

// An encoded is any value, which counts by its JSON.
type encoded struct {
	value
	alwaysKnown
	noVersion
	noTime
	noID
}

// shares holds for a pointer to what can be copied: a basic type, a time, or a
// struct of exported fields, which has no lock and no state of its own.
func (k encoded) shares() bool {
	p, ok := k.f.Type.Underlying().(*types.Pointer)
	if !ok {
		return false
	}
	_, basic := p.Elem().Underlying().(*types.Basic)
	return basic || gosource.IsTime(p.Elem()) || isPlain(p.Elem(), 0)
}

// isPlain reports whether a type is a struct whose fields are all exported, those
// of the structs in it too.
func isPlain(t types.Type, depth int) bool {
	st, ok := t.Underlying().(*types.Struct)
	if !ok {
		return depth > 0
	}
	if gosource.IsTime(t) {
		return true
	}
	for f := range st.Fields() {
		if !f.Exported() || depth > maxPlain || !isPlain(f.Type(), depth+1) {
			return false
		}
	}
	return true
}

// maxPlain is how deep structs are looked into.
const maxPlain = 8
