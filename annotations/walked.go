package annotations

import "go/types"

// maxWalked bounds a walk through types: one that contains itself with ever new
// type arguments has no end.
const maxWalked = 200

// A walked is the set of types that a walk has been to.
type walked struct {
	types typeMap[bool]
	count int
}

// enter tells whether a type is to be looked at: once, and not where it is not
// known or where the walk has gone on for too long.
func (w *walked) enter(t types.Type) bool {
	if _, again := w.types.get(t); again || endless(t) || !known(t) || w.count == maxWalked {
		return false
	}
	w.types.set(t, true)
	w.count++
	return true
}
