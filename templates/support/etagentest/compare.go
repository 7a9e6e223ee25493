package etagentest

import (
	"cmp"
	"reflect"
	"strings"
	"time"
)

// order compares two values given by pointers, and reports whether it knows their
// order. Missing values come first, and are equal.
func order(x, y any) (c int, known bool) {
	switch a, b := missingValue(x), missingValue(y); {
	case a && b:
		return 0, true
	case a:
		return -1, true
	case b:
		return 1, true
	}
	v, w := reflect.ValueOf(x).Elem(), reflect.ValueOf(y).Elem()
	if v.Kind() == reflect.Pointer {
		return order(v.Interface(), w.Interface())
	}
	if a, ok := valid(v); ok {
		b, _ := valid(w)
		return order(a, b)
	}
	switch {
	case v.Type().ConvertibleTo(timeType):
		return v.Convert(timeType).Interface().(time.Time).Compare(w.Convert(timeType).Interface().(time.Time)), true
	case readsItself(x):
		return strings.Compare(TextOf(x), TextOf(y)), false
	case v.Kind() == reflect.String:
		return strings.Compare(v.String(), w.String()), true
	case v.CanInt():
		return cmp.Compare(v.Int(), w.Int()), true
	case v.CanUint():
		return cmp.Compare(v.Uint(), w.Uint()), true
	case v.CanFloat():
		return cmp.Compare(v.Float(), w.Float()), true
	case v.Kind() == reflect.Bool && v.Bool() != w.Bool():
		return map[bool]int{false: -1, true: 1}[v.Bool()], true
	}
	return 0, v.Kind() == reflect.Bool
}

// equal reports whether two values are equal by their text or JSON.
func equal(x, y any) bool {
	if a, ok := x.(time.Time); ok {
		b, ok := y.(time.Time)
		return ok && a.Equal(b)
	}
	if text := TextOf(x); text != "" {
		return text == TextOf(y)
	}
	return reflect.DeepEqual(x, y)
}
