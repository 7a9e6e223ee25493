package model

import "go/types"

// A Schema describes what encoding/json makes of a type. Schemas refer to each other as
// types do, so a recursive type has a schema that contains itself. Use it for everything
// that depends on the JSON: the fingerprint, diagnostics, OpenAPI.
type Schema struct {
	Type        SchemaType // the form
	Go          types.Type // the type that is encoded
	Addressable bool       // methods of the pointer are called too
	Members     []*Member  // of an object, in order
	Key         *Schema    // of a map: a string, an integer or a text; nil if the key type is not supported
	Elem        *Schema    // of a pointer, a list, an array or a map
	Nullable    bool       // the value may be null
	Problem     string     // what encoding/json cannot encode here; "" if nothing
	Unknown     bool       // the problem is an unknown type
	Doc         string     // the comment of the type as CommonMark; only in a package with a Document
}

// A SchemaType names a form of JSON. Use it in switches over schemas.
type SchemaType string

// The forms of JSON. Those up to AnySchema have no parts. Handle each of them if code
// depends on the form.
const (
	BooleanSchema SchemaType = "boolean"
	IntegerSchema SchemaType = "integer"
	FloatSchema   SchemaType = "float"
	NumberSchema  SchemaType = "number" // a json.Number
	StringSchema  SchemaType = "string"
	BytesSchema   SchemaType = "bytes" // a string in base64
	TextSchema    SchemaType = "text"  // the string that MarshalText returns
	JSONSchema    SchemaType = "json"  // whatever MarshalJSON returns
	AnySchema     SchemaType = "any"   // depends on the value in an interface

	PointerSchema SchemaType = "pointer" // null, or what it points to
	ListSchema    SchemaType = "list"
	ArraySchema   SchemaType = "array" // of a fixed length
	MapSchema     SchemaType = "map"
	ObjectSchema  SchemaType = "object"
	NoSchema      SchemaType = "none" // there is a Problem
)

// IsLeaf reports whether a schema has no parts. Use it to end a walk.
func (s *Schema) IsLeaf() bool {
	switch s.Type {
	case PointerSchema, ListSchema, ArraySchema, MapSchema, ObjectSchema, NoSchema:
		return false
	}
	return true
}

// EncodesItself reports whether encoding/json writes the type by a method of the type. If
// so, the members of the type say nothing about its JSON.
func (s *Schema) EncodesItself() bool { return s.Type == TextSchema || s.Type == JSONSchema }

// Behind returns the schema that a pointer points to, or the schema itself if it is not
// a pointer.
func (s *Schema) Behind() *Schema {
	if s.Type == PointerSchema {
		return s.Elem
	}
	return s
}

// A Member is one member of the JSON object that encoding/json makes of a struct. Use it
// for the names and the options that encoding/json uses.
type Member struct {
	Name      string       // in the JSON
	Field     *Field       // Kind and Unit are not set; nil below the members of a resource
	Schema    *Schema      // nil if the member is not part of a schema
	Path      []*types.Var // the fields that lead to it, itself last
	Index     []int        // the path as indexes
	Tag       string       // the whole struct tag
	AsString  bool         // the string option is set, and applies to the type
	OmitEmpty bool         // the option omitempty is set
	OmitZero  bool         // the option omitzero is set
	Optional  bool         // the JSON may omit it
	Doc       string       // the comment of the field as CommonMark; only in a package with a Document
}
