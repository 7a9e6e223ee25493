package etagentest

import (
	"bytes"
	"encoding/json"
	"reflect"
)

// Disturb changes the value that p points to so that its JSON differs. It reports
// false if it knows no other value.
func Disturb(p any) bool {
	before, err := json.Marshal(p)
	if err != nil {
		return false
	}
	v := reflect.ValueOf(p).Elem()
	old := reflect.New(v.Type()).Elem()
	old.Set(v)
	if disturb(v) {
		if after, err := json.Marshal(p); err == nil && !bytes.Equal(before, after) {
			return true
		}
	}
	v.Set(old)
	return false
}

// disturb changes a value. It copies what the value points to.
func disturb(v reflect.Value) bool {
	if vary(v.Addr().Interface(), 1) {
		return true
	}
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() {
			v.Set(reflect.New(v.Type().Elem()))
			return true
		}
		return edit(v, Disturb)
	case reflect.Slice:
		v.Set(reflect.Append(v.Slice3(0, v.Len(), v.Len()), reflect.Zero(v.Type().Elem())))
		return true
	case reflect.Map:
		v.Set(reflect.MakeMap(v.Type())) // one that is not empty is emptied
		return true
	case reflect.Array:
		return v.Len() > 0 && Disturb(v.Index(0).Addr().Interface())
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() && Disturb(v.Field(i).Addr().Interface()) {
				return true
			}
		}
	}
	return false
}
