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

// The functions below return the value of a filter, nil if the query does not
// have it; name is one of Collection.Filters. They take whatever text the type
// takes, and put the text that the value has for itself in its place: entity tags,
// cursors and links do not depend on the spelling. An error is answered by Fail
// with 400.

// FilterInt reads a filter by a signed integer.
func FilterInt[T ~int | ~int8 | ~int16 | ~int32 | ~int64](q *Query, name string) (*T, error) {
	text := q.Filter(name)
	if text == nil {
		return nil, nil
	}
	n, err := strconv.ParseInt(*text, 10, 64)
	value := T(n)
	if err != nil || int64(value) != n {
		return nil, q.Invalid(name)
	}
	if !canonical(*text) {
		*text = strconv.FormatInt(n, 10)
	}
	return &value, nil
}

// FilterUint reads a filter by an unsigned integer.
func FilterUint[T ~uint | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~uintptr](q *Query, name string) (*T, error) {
	text := q.Filter(name)
	if text == nil {
		return nil, nil
	}
	n, err := strconv.ParseUint(*text, 10, 64)
	value := T(n)
	if err != nil || uint64(value) != n {
		return nil, q.Invalid(name)
	}
	if !canonical(*text) {
		*text = strconv.FormatUint(n, 10)
	}
	return &value, nil
}

// FilterFloat reads a filter by a floating-point number. What is no number, and
// what is beyond all of them, has no place in an order.
func FilterFloat[T ~float32 | ~float64](q *Query, name string) (*T, error) {
	text := q.Filter(name)
	if text == nil {
		return nil, nil
	}
	bits := reflect.TypeFor[T]().Bits()
	f, err := strconv.ParseFloat(*text, bits)
	if err != nil || math.IsNaN(f) || math.IsInf(f, 0) || strings.ContainsAny(*text, "xX_") {
		return nil, q.Invalid(name)
	}
	value := T(f + 0) // minus zero is zero
	*text = strconv.FormatFloat(float64(value), 'g', -1, bits)
	return &value, nil
}

// FilterBool reads a filter by a truth value.
func FilterBool[T ~bool](q *Query, name string) (*T, error) {
	text := q.Filter(name)
	if text == nil {
		return nil, nil
	}
	b, err := strconv.ParseBool(*text)
	if err != nil {
		return nil, q.Invalid(name)
	}
	*text = strconv.FormatBool(b)
	value := T(b)
	return &value, nil
}

// FilterString reads a filter by a text.
func FilterString[T ~string](q *Query, name string) (*T, error) {
	text := q.Filter(name)
	if text == nil {
		return nil, nil
	}
	value := T(*text)
	return &value, nil
}

// FilterText reads a filter by a value that has a text of its own.
func FilterText[T any, P interface {
	*T
	encoding.TextUnmarshaler
}](q *Query, name string) (*T, error) {
	return filterValue(q, name, func(value *T) encoding.TextUnmarshaler { return P(value) })
}

// FilterJSON reads a filter by a value whose text is what its JSON says.
func FilterJSON[T any, P interface {
	*T
	json.Marshaler
	json.Unmarshaler
}](q *Query, name string) (*T, error) {
	return filterValue(q, name, func(value *T) encoding.TextUnmarshaler { return JSONText{ID: P(value)} })
}

// maxRead is the length of the longest text that a type of the user's, or of a
// library, reads in a query: some take a time for it that grows with its square.
const maxRead = 8 << 10

// filterValue reads a filter by the text methods of a value.
func filterValue[T any](q *Query, name string, methods func(*T) encoding.TextUnmarshaler) (*T, error) {
	text := q.Filter(name)
	if text == nil {
		return nil, nil
	}
	value := new(T)
	if len(*text) > maxRead || methods(value).UnmarshalText([]byte(*text)) != nil {
		return nil, q.Invalid(name)
	}
	toUTC(reflect.ValueOf(value).Elem())
	own, err := textOf(methods(value))
	if err != nil {
		return nil, q.Invalid(name)
	}
	// A type may write what it does not read: the text of the client is left then.
	if own != "" && methods(new(T)).UnmarshalText([]byte(own)) == nil {
		*text = own
	}
	return value, nil
}

var timeType = reflect.TypeFor[time.Time]()

// toUTC moves the times in a value to UTC: one instant has one text then.
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
