package gotype

import (
	"go/types"
	"slices"
)

// Reach calls do for a type and for each type in it: elements of pointers, slices,
// arrays, maps and channels, fields of structs, and type arguments. It stops and returns
// false if do returns false.
func Reach(t types.Type, seen *Visited, do func(types.Type) bool) bool {
	if !seen.Enter(t) {
		return true
	}
	if !do(t) {
		return false
	}
	parts := Parts(t.Underlying())
	if n, ok := types.Unalias(t).(*types.Named); ok {
		parts = slices.Concat(Parts(n), parts)
	}
	return !slices.ContainsFunc(parts, func(part types.Type) bool { return !Reach(part, seen, do) })
}

// Parts returns the types that are written in a type: the type arguments of a named type,
// and the types inside of any other. Use it to look for something anywhere in a type as
// written.
func Parts(t types.Type) []types.Type {
	switch t := t.(type) {
	case interface{ TypeArgs() *types.TypeList }:
		return slices.Collect(t.TypeArgs().Types())
	case *types.Map:
		return []types.Type{t.Key(), t.Elem()}
	case *types.Signature:
		return slices.Concat(typesOf(t.Params().Variables()), typesOf(t.Results().Variables()))
	case *types.Struct:
		return typesOf(t.Fields())
	case interface{ Elem() types.Type }:
		return []types.Type{t.Elem()}
	}
	return nil
}

// typesOf returns the types of variables.
func typesOf(vars func(func(*types.Var) bool)) []types.Type {
	var all []types.Type
	for v := range vars {
		all = append(all, v.Type())
	}
	return all
}
