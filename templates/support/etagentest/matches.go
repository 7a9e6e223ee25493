package etagentest

import "reflect"

// The functions below are how the store of a generated test chooses items. What a
// query does not ask for is nil.

// MatchWithin reports whether a slice contains the value that a query asks for.
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

// MatchAny reports whether a value is one of those that a query asks for.
func MatchAny(asked, value any) bool {
	a := reflect.ValueOf(asked)
	for i := range a.Len() {
		if Match(a.Index(i).Interface(), value) {
			return true
		}
	}
	return a.IsNil()
}

// AtLeast reports whether a value is not below the least that a query asks for. A
// missing one is nowhere.
func AtLeast(value, least any) bool {
	c, ok := compared(value, least)
	return ok && c >= 0
}

// AtMost reports whether a value is not above the greatest that a query asks for.
func AtMost(value, most any) bool {
	c, ok := compared(value, most)
	return ok && c <= 0
}

// compared compares a value with a bound. It reports false if the value is missing;
// without a bound all are equal.
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
