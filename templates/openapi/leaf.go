package openapi

import (
	"go/types"
	"math"

	"github.com/etagen/etagen/annotations/model"
)

// leaf describes a value without parts.
func leaf(s *model.Schema) object {
	switch s.Type {
	case model.BooleanSchema:
		return object{{"type", "boolean"}}
	case model.IntegerSchema:
		return integer(s.Go)
	case model.FloatSchema:
		return float(s.Go)
	case model.NumberSchema:
		return object{{"type", "number"}}
	case model.StringSchema:
		return object{{"type", "string"}}
	case model.BytesSchema:
		return object{{"type", "string"}, {"contentEncoding", "base64"}}
	case model.TextSchema:
		return text(s.Go)
	case model.JSONSchema:
		return ownJSON(s.Go)
	}
	return object{}
}

// integer describes the values of an integer type.
func integer(t types.Type) object {
	o := object{{"type", "integer"}}
	basic, _ := t.Underlying().(*types.Basic)
	if basic == nil {
		return o
	}
	between := func(format string, low, high int64) object {
		return o.with("format", format).with("minimum", low).with("maximum", high)
	}
	switch basic.Kind() {
	case types.Int8:
		return between("int32", math.MinInt8, math.MaxInt8)
	case types.Int16:
		return between("int32", math.MinInt16, math.MaxInt16)
	case types.Int32:
		return o.with("format", "int32")
	case types.Uint8:
		return between("int32", 0, math.MaxUint8)
	case types.Uint16:
		return between("int32", 0, math.MaxUint16)
	case types.Uint32:
		return between("int64", 0, math.MaxUint32)
	case types.Uint, types.Uint64, types.Uintptr:
		return o.with("format", "uint64").with("minimum", 0)
	}
	return o.with("format", "int64")
}

// float describes the values of a floating-point type.
func float(t types.Type) object {
	format := "double"
	if basic, ok := t.Underlying().(*types.Basic); ok && basic.Kind() == types.Float32 {
		format = "float"
	}
	return object{{"type", "number"}, {"format", format}}
}

// quoted describes a value that is encoded as a string because of its member's option.
// The text null is also accepted for a pointer.
func quoted(f *model.Member, m mode) object {
	pattern := `^".*"$` // JSON in a string
	o := object{{"type", "string"}}
	if f.Schema == nil {
		return o
	}
	basic, _ := f.Schema.Behind().Go.Underlying().(*types.Basic)
	switch {
	case basic == nil:
		return o
	case basic.Info()&types.IsBoolean != 0:
		pattern = "^(true|false)$"
	case basic.Info()&types.IsUnsigned != 0:
		pattern = "^[0-9]+$"
	case basic.Info()&types.IsInteger != 0:
		pattern = "^-?[0-9]+$"
	case basic.Info()&types.IsFloat != 0:
		pattern = "^-?[0-9]+([.][0-9]+)?([eE][-+]?[0-9]+)?$"
	}
	if m != read && f.Schema.Nullable {
		pattern = "^null$|" + pattern
	}
	o = o.with("pattern", pattern)
	if f.Schema.Nullable && !leavesOutNil(f) {
		return nullable(o)
	}
	return o
}

// text describes a type that encodes itself as a text.
func text(t types.Type) object {
	o := object{{"type", "string"}}
	switch declares(t, "MarshalText") {
	case "time.Time":
		return o.with("format", "date-time")
	case "github.com/google/uuid.UUID", "github.com/gofrs/uuid.UUID", "github.com/gofrs/uuid/v5.UUID", "uuid.UUID":
		return o.with("format", "uuid")
	}
	return o
}

// ownJSON describes a type that encodes itself as JSON. The form of some widely used
// types is known.
func ownJSON(t types.Type) object {
	const pgtype = "github.com/jackc/pgx/v5/pgtype."
	null := func(name, format string) object {
		return object{{"type", list{name, "null"}}}.with("format", format)
	}
	switch name := declares(t, "MarshalJSON"); name {
	case "time.Time":
		return object{{"type", "string"}, {"format", "date-time"}}
	case "math/big.Int":
		return object{{"type", "integer"}}
	case "gorm.io/gorm.DeletedAt":
		return null("string", "date-time")
	case "github.com/google/uuid.NullUUID", "github.com/gofrs/uuid.NullUUID", "github.com/gofrs/uuid/v5.NullUUID", pgtype + "UUID":
		return null("string", "uuid")
	case pgtype + "Text", pgtype + "Timestamptz", pgtype + "Timestamp", pgtype + "Date":
		return null("string", "")
	case pgtype + "Bool":
		return null("boolean", "")
	case pgtype + "Int2", pgtype + "Int4", pgtype + "Int8":
		return null("integer", "")
	case pgtype + "Float4", pgtype + "Float8":
		return null("number", "")
	case "encoding/json.RawMessage":
		return object{{"description", "Any JSON value."}}
	}
	return object{{"description", "As " + types.TypeString(t, shortName) + " encodes itself."}}
}

// declares returns the name of the type that declares a method of t. For a promoted
// method, that is the type of the embedded field.
func declares(t types.Type, method string) string {
	obj, _, _ := types.LookupFieldOrMethod(t, true, nil, method)
	f, ok := obj.(*types.Func)
	if !ok {
		return ""
	}
	receiver := f.Signature().Recv().Type()
	if p, ok := receiver.(*types.Pointer); ok {
		receiver = p.Elem()
	}
	n, ok := receiver.(*types.Named)
	if !ok || n.Obj().Pkg() == nil {
		return ""
	}
	return n.Obj().Pkg().Path() + "." + n.Obj().Name()
}

// shortName is a qualifier that uses the package name.
func shortName(p *types.Package) string { return p.Name() }
