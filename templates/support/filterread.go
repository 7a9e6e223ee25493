package etagen

import (
	"encoding"
	"encoding/json"
	"math"
	"reflect"
	"strconv"
	"strings"
	"time"
)

// The functions below read the text of a filter into a value, and return the
// canonical text of the value. They report false if the type does not accept the
// text.

// ReadInt reads a signed integer. Use it with FilterIn.
func ReadInt[T ~int | ~int8 | ~int16 | ~int32 | ~int64](text string, value *T) (own string, ok bool) {
	n, err := strconv.ParseInt(text, 10, 64)
	*value = T(n)
	if err != nil || int64(*value) != n || !inJSON(value, text) {
		return "", false
	}
	if !canonical(text) {
		text = strconv.FormatInt(n, 10)
	}
	return text, true
}

// ReadUint reads an unsigned integer. Use it with FilterIn.
func ReadUint[T ~uint | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~uintptr](text string, value *T) (own string, ok bool) {
	n, err := strconv.ParseUint(text, 10, 64)
	*value = T(n)
	if err != nil || uint64(*value) != n || !inJSON(value, text) {
		return "", false
	}
	if !canonical(text) {
		text = strconv.FormatUint(n, 10)
	}
	return text, true
}

// ReadFloat reads a floating-point number. Use it with FilterIn. It does not accept NaN
// and infinities, which have no place in an order.
func ReadFloat[T ~float32 | ~float64](text string, value *T) (own string, ok bool) {
	bits := reflect.TypeFor[T]().Bits()
	f, err := strconv.ParseFloat(text, bits)
	if err != nil || math.IsNaN(f) || math.IsInf(f, 0) || strings.ContainsAny(text, "xX_") {
		return "", false
	}
	if f == 0 {
		f = 0 // without a sign
	}
	*value = T(f)
	return strconv.FormatFloat(f, 'g', -1, bits), inJSON(value, text)
}

// ReadBool reads true or false. Use it with FilterIn.
func ReadBool[T ~bool](text string, value *T) (own string, ok bool) {
	b, err := strconv.ParseBool(text)
	*value = T(b)
	return strconv.FormatBool(b), err == nil && inJSON(value, text)
}

// ReadString reads a string, if the JSON of its type accepts it.
func ReadString[T ~string](text string, value *T) (own string, ok bool) {
	*value = T(text)
	_, err := json.Marshal(*value) // which checks a json.Number, other than an empty one
	_, isNumber := any(*value).(json.Number)
	return text, err == nil && (!isNumber || text != "") && inJSON(value, text)
}

// ReadText reads a value with text methods. Use it with FilterIn.
func ReadText[T any, P interface {
	*T
	encoding.TextUnmarshaler
}](text string, value *T) (own string, ok bool) {
	return readValue(text, value, func(value *T) encoding.TextUnmarshaler { return P(value) })
}

// ReadJSON reads a value whose text is its JSON. Use it with FilterIn.
func ReadJSON[T any, P interface {
	*T
	json.Marshaler
	json.Unmarshaler
}](text string, value *T) (own string, ok bool) {
	return readValue(text, value, func(value *T) encoding.TextUnmarshaler { return JSONText{ID: P(value)} })
}

// readValue reads a value by its text methods.
func readValue[T any](text string, value *T, methods func(*T) encoding.TextUnmarshaler) (own string, ok bool) {
	if len(text) > maxDigits || immense(text, reflect.TypeFor[T]()) || methods(value).UnmarshalText([]byte(text)) != nil || !inJSON(value, text) {
		return "", false
	}
	toUTC(reflect.ValueOf(value).Elem())
	own, err := textOf(methods(value))
	if err != nil {
		return "", false
	}
	// A type may write what it cannot read: then the text of the client is
	// kept.
	if own == "" || methods(new(T)).UnmarshalText([]byte(own)) != nil {
		own = text
	}
	return own, true
}

var timeType = reflect.TypeFor[time.Time]()

// toUTC converts the times in a value to UTC, so that an instant has one text.
func toUTC(v reflect.Value) {
	switch {
	case v.Type().ConvertibleTo(timeType):
		utc := v.Convert(timeType).Interface().(time.Time).UTC()
		v.Set(reflect.ValueOf(utc).Convert(v.Type()))
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				toUTC(v.Field(i))
			}
		}
	}
}

// inJSON reports whether the JSON of a type can contain a value of a query: a
// type may check JSON more strictly than text. It reports true for a type
// without a method that reads JSON.
func inJSON(value any, text string) bool {
	if _, reads := value.(json.Unmarshaler); !reads {
		return true
	}
	quoted, _ := json.Marshal(text) // a string has JSON
	own, err := json.Marshal(value)
	return err == nil && decodes(value, own) || decodes(value, quoted) || decodes(value, []byte(text))
}

// decodes reports whether a value of the type that a pointer is to can be read
// from JSON.
func decodes(value any, text []byte) bool {
	return json.Unmarshal(text, reflect.New(reflect.TypeOf(value).Elem()).Interface()) == nil
}
