package annotations

import (
	"go/types"

	"golang.org/x/tools/go/types/typeutil"
)

// maxWalked bounds a walk through types as maxNodes bounds a shape.
const maxWalked = maxNodes

// A walked is the set of types that a walk has been to.
type walked struct {
	types     typeutil.Map
	instances map[*types.TypeName]int // of each generic type
	count     int
}

// enter reports whether a type is to be looked at: once, and not where it is not
// known or where the walk has gone on for too long, as it does through a type
// that contains itself with ever new type arguments.
func (w *walked) enter(t types.Type) bool {
	if !known(t) || w.types.At(t) != nil || endless(t) || w.count == maxWalked || w.isCrowd(t) {
		return false
	}
	w.types.Set(t, true)
	w.count++
	return true
}

// isCrowd counts an instance of a generic type, and reports whether there are too
// many of them.
func (w *walked) isCrowd(t types.Type) bool {
	n, ok := types.Unalias(t).(*types.Named)
	if !ok || n.TypeArgs().Len() == 0 {
		return false
	}
	if w.instances == nil {
		w.instances = map[*types.TypeName]int{}
	}
	w.instances[n.Obj()]++
	return w.instances[n.Obj()] > maxInstances
}

// maxNodes and maxInstances stop the expansion of a type that contains itself
// with ever new type arguments, which the type checker refuses and still hands
// out: type T[A any] struct{ Next *T[[]A] }.
const (
	maxNodes     = 20000
	maxInstances = 200 // of one generic type
)
