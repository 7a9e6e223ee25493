package annotations

import "go/types"

// holdsLock reports whether copying a value of a type copies a lock, as go vet
// sees it.
func holdsLock(t types.Type, seen *walked) bool {
	if !seen.enter(t) {
		return false
	}
	if _, isPointer := t.Underlying().(*types.Pointer); !isPointer && !types.IsInterface(t) &&
		method(t, true, "Lock", nil, nil) && method(t, true, "Unlock", nil, nil) {
		return true
	}
	switch u := t.Underlying().(type) {
	case *types.Array:
		return holdsLock(u.Elem(), seen)
	case *types.Struct:
		for f := range u.Fields() {
			if holdsLock(f.Type(), seen) {
				return true
			}
		}
	}
	return false
}
