package gotype

import "go/types"

// HoldsLock reports whether copying a value of a type copies a lock, by the rule of go
// vet. Call it before generated code copies a value. Set seen to a new Visited.
func HoldsLock(t types.Type, seen *Visited) bool {
	if !seen.Enter(t) {
		return false
	}
	if _, isPointer := t.Underlying().(*types.Pointer); !isPointer && !types.IsInterface(t) &&
		HasMethod(t, true, "Lock", nil, nil) && HasMethod(t, true, "Unlock", nil, nil) {
		return true
	}
	switch u := t.Underlying().(type) {
	case *types.Array:
		return HoldsLock(u.Elem(), seen)
	case *types.Struct:
		for f := range u.Fields() {
			if HoldsLock(f.Type(), seen) {
				return true
			}
		}
	}
	return false
}
