package memo

import (
	"bytes"
	"crypto/sha256"
	"go/types"
	"hash"
	"reflect"
)

// A Key identifies an entry of the memo. Use a Keyer to make one.
type Key [sha256.Size]byte

// A Keyer makes keys. It reads what several keys have in common only once. Use one for
// all keys of a run.
type Keyer struct {
	named  map[*types.Named]string
	ones   map[*types.Named]*description
	scopes map[*types.Scope]*scope
	parts  map[pointer]part

	objects map[types.Object]Key // of one key, since few are in several
	types   map[types.Type]Key

	scratch []byte       // used again for each declaration
	one     bytes.Buffer // used again for each named type

	text []byte          // of a walk, not in sum yet
	sum  hash.Hash       // of everything before text
	met  map[pointer]int // numbered in the order that they were met
}

// NewKeyer returns a Keyer for the types of one run. Call it once for each run.
func NewKeyer() *Keyer {
	return &Keyer{
		named:  map[*types.Named]string{},
		ones:   map[*types.Named]*description{},
		scopes: map[*types.Scope]*scope{},
		parts:  map[pointer]part{},

		objects: map[types.Object]Key{},
		types:   map[types.Type]Key{},

		sum: sha256.New(),
		met: map[pointer]int{},
	}
}

// A part is a key that is included in others.
type part struct {
	key Key
	ok  bool
}

// A pointer includes its type, because a struct and its first field have the same
// address.
type pointer struct {
	to uintptr
	of reflect.Type
}

// A scope holds what keys need from the scope of a package.
type scope struct {
	names  string                             // the sum of all names, in order
	values map[*types.TypeName][]types.Object // the constants and variables of each named type, in order
}

// A description describes a named type, except for the types that it refers to.
type description struct {
	sum    Key
	within []*types.Named
}
