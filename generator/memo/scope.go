package memo

import (
	"crypto/sha256"
	"fmt"
	"go/types"
)

// scopeOf returns a scope. It is read once, since its names have to be sorted.
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
