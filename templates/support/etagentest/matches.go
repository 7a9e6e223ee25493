package etagentest

import "reflect"

// The store of a generated test chooses items with the functions below. A value
// that the query does not set is nil.

// Match reports whether a value is the one of a query, if it has one. nil matches any.
func Match(asked, value any) bool {
	a, v := reflect.ValueOf(asked), reflect.ValueOf(value)
	if a.Kind() == reflect.Pointer && a.IsNil() {
		return true
	}
	for a.Kind() == reflect.Pointer && a.Type() != v.Type() {
		a = a.Elem()
	}
	for v.Kind() == reflect.Pointer && v.Type() != a.Type() {
		if v.IsNil() {
			return false
		}
		v = v.Elem()
	}
	return equal(a.Interface(), v.Interface())
}

// MatchWithin reports whether a slice contains the value of a query, if the field is one.
func MatchWithin(asked, values any) bool {
	if reflect.ValueOf(asked).IsNil() {
		return true
	}
	v := reflect.Indirect(reflect.ValueOf(values))
	for i := 0; v.IsValid() && i < v.Len(); i++ {
		if Match(asked, v.Index(i).Interface()) {
			return true
		}
	}
	return false
}

// MatchAny reports whether a value is one of the values of a query, if it has several.
func MatchAny(asked, value any) bool {
	a := reflect.ValueOf(asked)
	for i := range a.Len() {
		if Match(a.Index(i).Interface(), value) {
			return true
		}
	}
	return a.IsNil()
}

// AtLeast reports whether a value is at least the lower bound of a query. It is false for
// a missing value. Use it if a filter is a range.
func AtLeast(value, least any) bool {
	c, ok := compared(value, least)
	return ok && c >= 0
}

// AtMost reports whether a value is at most the upper bound of a query, if it has one.
func AtMost(value, most any) bool {
	c, ok := compared(value, most)
	return ok && c <= 0
}

// compared compares a value with a bound, and returns 0 if there is none. It
// reports false if the value is missing.
func compared(value, bound any) (c int, ok bool) {
	b := reflect.ValueOf(bound)
	if b.IsNil() {
		return 0, true
	}
	v := reflect.ValueOf(value)
	for v.Kind() == reflect.Pointer && v.Type() != b.Type().Elem() {
		if v.IsNil() {
			return 0, false
		}
		v = v.Elem()
	}
	p := reflect.New(v.Type())
	p.Elem().Set(v)
	c, _ = order(p.Interface(), bound)
	return c, true
}
