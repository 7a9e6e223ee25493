package gotype

import "go/types"

// MaxWalked bounds a walk through types as maxNodes bounds a shape.
const MaxWalked = MaxNodes

// A Visited is the set of types that a walk has been to.
type Visited struct {
	types     Set
	instances map[*types.TypeName]int // of each generic type
	Count     int
	Cut       bool // the walk has gone on for too long, and left types out
}

// Enter reports whether a type is to be looked at: once, and not if it is not
// known or where the walk has gone on for too long, as it does through a type
// that contains itself with ever new type arguments.
func (w *Visited) Enter(t types.Type) bool {
	if !Known(t) || w.types.Has(t) || Endless(t) {
		return false
	}
	if w.Count == MaxWalked || w.isCrowd(t) {
		w.Cut = true
		return false
	}
	w.types.Add(t)
	w.Count++
	return true
}

// isCrowd counts an instance of a generic type, and reports whether there are too
// many of them.
func (w *Visited) isCrowd(t types.Type) bool {
	n, ok := types.Unalias(t).(*types.Named)
	if !ok || n.TypeArgs().Len() == 0 {
		return false
	}
	if w.instances == nil {
		w.instances = map[*types.TypeName]int{}
	}
	w.instances[n.Obj()]++
	return w.instances[n.Obj()] > MaxInstances
}

// MaxNodes and MaxInstances stop the expansion of a type that contains itself
// with ever new type arguments, which the type checker refuses and still hands
// out: type T[A any] struct{ Next *T[[]A] }.
const (
	MaxNodes     = 20000
	MaxInstances = 200 // of one generic type
)
