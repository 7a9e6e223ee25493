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

// shares holds for a pointer to a basic type or to a time.
func (k encoded) shares() bool {
	p, ok := k.f.Type.Underlying().(*types.Pointer)
	if !ok {
		return false
	}
	_, basic := p.Elem().Underlying().(*types.Basic)
	return basic || gosource.IsTime(p.Elem())
}
