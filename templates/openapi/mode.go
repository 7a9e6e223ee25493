package openapi

import (
	"go/types"

	"github.com/etagen/etagen/annotations/model"
)

// A mode is the purpose of a schema. Each has its own names.
type mode string

// The modes, which are also suffixes of schema names.
const (
	read  mode = ""      // responses
	write mode = "Write" // what is stored
	patch mode = "Patch" // merge patches
)

// A schemaKey is a named type in one mode.
type schemaKey struct {
	typ         string
	addressable bool // methods of the pointer are called too
	mode        mode
}

// keyOf returns the key of a type's schema in a mode.
func keyOf(s *model.Schema, m mode) schemaKey {
	return schemaKey{types.TypeString(s.Go, nil), s.Addressable, m}
}
