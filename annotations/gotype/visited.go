package gotype

import "go/types"

// MaxWalked limits a walk through types as MaxNodes limits a shape. Use it if a walk does
// not count its types with Visited.
const MaxWalked = MaxNodes

// A Visited is the set of types that a walk has visited.
type Visited struct {
	types     Set
	instances map[*types.TypeName]int // of each generic type
	Count     int                     // how many types the walk has entered
	Cut       bool                    // the walk was too long, and has left types out
}

// Enter reports whether the walk has to visit a type. It returns false for a type that
// was visited already or is unknown. It also returns false once the walk is too long, as
// it gets for a type that contains itself with ever new type arguments. Call it before
// the walk goes into a type.
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

// isCrowd counts an instance of a generic type, and reports whether there are too many
// of them.
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

// Each calls do with each type that the walk has visited. Use it to keep the result of a
// walk for later walks.
func (w *Visited) Each(do func(types.Type)) { w.types.of.each(do) }

// MaxNodes and MaxInstances stop the expansion of a type that contains itself with ever
// new type arguments: type T[A any] struct{ Next *T[[]A] }. The type checker rejects such
// a type but still returns it. Use them to limit what is made for each type.
const (
	MaxNodes     = 20000
	MaxInstances = 200 // of one generic type
)
