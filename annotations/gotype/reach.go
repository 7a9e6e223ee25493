package gotype

import (
	"go/types"
	"iter"
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
	part := func(part types.Type) bool { return Reach(part, seen, do) }
	if n, ok := types.Unalias(t).(*types.Named); ok && !eachPart(n, part) {
		return false
	}
	return eachPart(t.Underlying(), part)
}

// Parts returns the types that are written in a type: the type arguments of a named type,
// and the types inside of any other. Use it to look for something anywhere in a type as
// written.
func Parts(t types.Type) []types.Type {
	var all []types.Type
	eachPart(t, func(part types.Type) bool {
		all = append(all, part)
		return true
	})
	return all
}

// eachPart calls do with each of the parts, without making a list of them. It stops and
// returns false if do returns false.
func eachPart(t types.Type, do func(types.Type) bool) bool {
	switch t := t.(type) {
	case interface{ TypeArgs() *types.TypeList }:
		for arg := range t.TypeArgs().Types() {
			if !do(arg) {
				return false
			}
		}
	case *types.Map:
		return do(t.Key()) && do(t.Elem())
	case *types.Signature:
		return eachType(t.Params().Variables(), do) && eachType(t.Results().Variables(), do)
	case *types.Struct:
		return eachType(t.Fields(), do)
	case interface{ Elem() types.Type }:
		return do(t.Elem())
	}
	return true
}

// eachType does what eachPart does, for the types of variables.
func eachType(vars iter.Seq[*types.Var], do func(types.Type) bool) bool {
	for v := range vars {
		if !do(v.Type()) {
			return false
		}
	}
	return true
}
