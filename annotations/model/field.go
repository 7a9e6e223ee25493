package model

import (
	"go/types"
	"slices"
)

// A Field is a field of a resource in a role. It may be promoted. Use it with package
// values, which writes code for its kind.
type Field struct {
	Selector []string   // path from the resource: [Base Version] for b.Base.Version
	Pointers []int      // numbers of elements of Selector after which a pointer is followed: [1] if Base is a *Base
	Type     types.Type // as declared; if Deref is set, the type that the field points to
	Kind     Kind       // how the value is read
	Value    *Field     // of a Nullable: the field next to Valid; of a Wrapped: the embedded one; otherwise nil
	Method   string     // of an AsTime: the name of the method
	Unit     string     // of a Kind Int or Uint with the role modified: unix, unixmilli, unixmicro, unixnano
	Promoted bool       // by an embedded struct that Selector omits, so that no literal can set the field
	Deref    bool       // the field is a pointer to the value; nil is unknown
	Slice    bool       // of a filter: the field is a slice of Type
	ByJSON   bool       // of an id of Kind Text: its text is its JSON, a string or a number
}

// Name returns the last element of the selector: the name of the field itself. Use it for
// names that are made from a field, such as that of a parameter.
func (f *Field) Name() string { return f.Selector[len(f.Selector)-1] }

// Is reports whether two fields are the same field of the struct, possibly in two roles.
// Either may be nil. Use it instead of comparing pointers: a field has a Field for each
// of its roles.
func (f *Field) Is(other *Field) bool {
	return f != nil && other != nil && slices.Equal(f.Selector, other.Selector)
}

// IsInteger reports whether the value is an integer, possibly nullable. Use it if a value
// has to be a number, such as a version that orders states.
func (f *Field) IsInteger() bool {
	return f.Kind == Int || f.Kind == Uint || f.Kind == Nullable && f.Value.IsInteger()
}

// IsUnsigned reports whether the value is an unsigned integer, possibly nullable. Use it
// to choose how an integer is parsed.
func (f *Field) IsUnsigned() bool {
	return f.Kind == Uint || f.Kind == Nullable && f.Value.IsUnsigned()
}

// A Kind says how the value of a field in a role is read. Its name is part of the
// fingerprint of a resource, so renaming a kind changes entity tags. Package values has
// one case for each; a new kind needs one there.
type Kind string

// The kinds. A Nullable is a struct with Valid bool and a value of another kind. Use them
// in switches over the kind of a field.
const (
	Int         Kind = "Int"         // a signed integer
	Uint        Kind = "Uint"        // an unsigned integer
	String      Kind = "String"      // a string
	Bytes       Kind = "Bytes"       // a []byte
	ByteArray   Kind = "ByteArray"   // a [N]byte
	Text        Kind = "Text"        // implements encoding.TextMarshaler; of an id, its pointer implements encoding.TextUnmarshaler, or ByJSON is set
	Time        Kind = "Time"        // time.Time, or a type whose underlying type is that of time.Time
	TimePointer Kind = "TimePointer" // *time.Time
	AsTime      Kind = "AsTime"      // has a method AsTime() or Time() that returns a time.Time; for a pointer type, nil is unknown
	Nullable    Kind = "Nullable"    // a struct with Valid bool and Value
	Wrapped     Kind = "Wrapped"     // a struct that embeds Value, a time
	Value       Kind = "Value"       // of a derived field: any value, compared by its JSON
	Bool        Kind = "Bool"        // of a filter: true or false
	Float       Kind = "Float"       // of a filter by range: a floating-point number
)

// IsTime reports whether a type is time.Time. Use it if the value is a time without
// conversion.
func IsTime(t types.Type) bool {
	n, ok := types.Unalias(t).(*types.Named)
	return ok && n.Obj().Name() == "Time" && n.Obj().Pkg() != nil && n.Obj().Pkg().Path() == "time"
}
