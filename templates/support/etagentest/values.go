package etagentest

import (
	"encoding"
	"encoding/json"
	"reflect"
	"time"
)

var timeType = reflect.TypeFor[time.Time]()

// readsItself reports whether the value of a pointer is read by a method, which
// decides on its order and its valid texts.
func readsItself(p any) bool {
	t := reflect.TypeOf(p)
	for t.Elem().Kind() == reflect.Pointer {
		t = t.Elem()
	}
	switch reflect.Zero(t).Interface().(type) {
	case encoding.TextUnmarshaler, encoding.TextMarshaler, json.Unmarshaler, json.Marshaler, *json.Number:
		return true
	}
	return false
}

// optional returns the value beside Valid in a struct such as sql.NullString.
func optional(v reflect.Value) (value reflect.Value, ok bool) {
	if v.Kind() != reflect.Struct {
		return value, false
	}
	flag := v.FieldByName("Valid")
	if !flag.IsValid() || flag.Kind() != reflect.Bool || !flag.CanSet() {
		return value, false
	}
	for i := range v.NumField() {
		if f := v.Type().Field(i); f.Name != "Valid" && f.IsExported() {
			return v.Field(i), true
		}
	}
	return value, false
}

// valid returns a pointer to the value beside Valid in a struct, if it is valid.
func valid(v reflect.Value) (inner any, ok bool) {
	value, ok := optional(v)
	if !ok || !v.FieldByName("Valid").Bool() {
		return nil, false
	}
	return value.Addr().Interface(), true
}

// missingValue reports whether p points to nil, to what is not valid, or to a
// pointer or a struct of these.
func missingValue(p any) bool {
	v := reflect.ValueOf(p).Elem()
	if v.Kind() == reflect.Pointer {
		return v.IsNil() || missingValue(v.Interface())
	}
	_, ok := optional(v)
	return ok && !v.FieldByName("Valid").Bool()
}

// zero reports whether p points to a value that means no value.
func zero(p any) bool {
	v := reflect.ValueOf(p).Elem()
	for v.Kind() == reflect.Pointer && !v.IsNil() {
		v = v.Elem()
	}
	return v.IsZero()
}

// empty makes the value that p points to nil or not valid. It reports false, and
// changes nothing, if the type has no such state.
func empty(p any) bool {
	v := reflect.ValueOf(p).Elem()
	if _, ok := optional(v); !ok && v.Kind() != reflect.Pointer {
		return false
	}
	v.SetZero()
	return true
}

// edit changes a copy of what a pointer points to, or a zero value if it is nil, so
// that other pointers to the same memory see no change.
func edit(v reflect.Value, change func(any) bool) bool {
	fresh := reflect.New(v.Type().Elem())
	if !v.IsNil() {
		fresh.Elem().Set(v.Elem())
	}
	if !change(fresh.Interface()) {
		return false
	}
	v.Set(fresh)
	return true
}
