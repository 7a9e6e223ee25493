package memo

import (
	"crypto/sha256"
	"fmt"
	"go/types"
)

// A scope is what keys are made of that the declarations of a package are in.
type scope struct {
	names  string                             // the sum of them, in order
	values map[*types.TypeName][]types.Object // the constants and variables of each type with a name, in order
}

// scopeOf returns a scope, which is read once: its names have to be sorted each time.
func (k *Keyer) scopeOf(s *types.Scope) *scope {
	if s == nil {
		return &scope{names: "no scope"}
	}
	if found, ok := k.scopes[s]; ok {
		return found
	}
	names := s.Names()
	sum := sha256.Sum256(fmt.Append(nil, names))
	found := &scope{names: string(sum[:]), values: map[*types.TypeName][]types.Object{}}
	for _, name := range names {
		obj := s.Lookup(name)
		switch obj.(type) {
		case *types.Const, *types.Var:
			if n, ok := types.Unalias(obj.Type()).(*types.Named); ok {
				found.values[n.Obj()] = append(found.values[n.Obj()], obj)
			}
		}
	}
	k.scopes[s] = found
	return found
}
