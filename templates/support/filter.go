package etagen

import (
	"encoding"
	"encoding/json"
	"reflect"
	"strconv"
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
	if err != nil || int64(value) != n || !inJSON(&value, *text) {
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
	if err != nil || uint64(value) != n || !inJSON(&value, *text) {
		return nil, q.Invalid(name)
	}
	if !canonical(*text) {
		*text = strconv.FormatUint(n, 10)
	}
	return &value, nil
}

// FilterBool reads a filter by a truth value.
func FilterBool[T ~bool](q *Query, name string) (*T, error) {
	text := q.Filter(name)
	if text == nil {
		return nil, nil
	}
	b, err := strconv.ParseBool(*text)
	value := T(b)
	if err != nil || !inJSON(&value, *text) {
		return nil, q.Invalid(name)
	}
	*text = strconv.FormatBool(b)
	return &value, nil
}

// FilterString reads a filter by a string of which its JSON takes only some.
func FilterString[T ~string](q *Query, name string) (*T, error) {
	text := q.Filter(name)
	if text == nil {
		return nil, nil
	}
	value := T(*text)
	_, err := json.Marshal(value) // which checks a json.Number, other than an empty one
	if _, isNumber := any(value).(json.Number); err != nil || isNumber && *text == "" || !inJSON(&value, *text) {
		return nil, q.Invalid(name)
	}
	return &value, nil
}

// inJSON reports whether the JSON of a type can hold a value that a query has: a
// type may read its text without the checks that it reads its JSON with. That is
// not known of a type without a method that reads JSON.
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

// filterValue reads a filter by the text methods of a value.
func filterValue[T any](q *Query, name string, methods func(*T) encoding.TextUnmarshaler) (*T, error) {
	text := q.Filter(name)
	if text == nil {
		return nil, nil
	}
	value := new(T)
	if methods(value).UnmarshalText([]byte(*text)) != nil || !inJSON(value, *text) {
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
