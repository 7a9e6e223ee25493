package etagentest

import (
	"bytes"
	"cmp"
	"encoding"
	"encoding/json"
	"reflect"
	"strings"
	"time"
)

var timeType = reflect.TypeFor[time.Time]()

// vary sets the value that p points to to the n-th other value of its kind, each
// greater than the last. If it knows none, it reports false and changes nothing.
func vary(p any, n int) bool {
	v := reflect.ValueOf(p).Elem()
	if v.Kind() == reflect.Pointer {
		return edit(v, func(p any) bool { return vary(p, n) })
	}
	if varyOptional(v, n) {
		return true
	}
	if v.Type().ConvertibleTo(timeType) {
		later := v.Convert(timeType).Interface().(time.Time).Add(time.Duration(n) * time.Hour)
		v.Set(reflect.ValueOf(later).Convert(v.Type()))
		return true
	}
	if text, ok := p.(encoding.TextUnmarshaler); ok {
		before := TextOf(p)
		if !MoveText(text, before, n) {
			return false
		}
		if before != "" && TextOf(p) == before { // the n-th of the usual ones
			Count(text, 100+n)
		}
		return before == "" || TextOf(p) != before
	}
	if _, ok := p.(json.Unmarshaler); ok {
		return varyJSON(v, n)
	}
	return varyKind(v, n)
}

// varyOptional is vary for a struct of a value and Valid, which is true then.
func varyOptional(v reflect.Value, n int) bool {
	fresh := reflect.New(v.Type()).Elem()
	fresh.Set(v)
	value, ok := optional(fresh)
	if !ok || !vary(value.Addr().Interface(), n) {
		return false
	}
	fresh.FieldByName("Valid").SetBool(true)
	v.Set(fresh)
	return true
}

// varyKind is vary for a value without methods that read it.
func varyKind(v reflect.Value, n int) bool {
	switch {
	case v.Kind() == reflect.String:
		v.SetString(MoveString(v.String(), n))
	case v.CanInt() && !v.OverflowInt(v.Int()+int64(n)):
		v.SetInt(v.Int() + int64(n))
	case v.CanUint() && !v.OverflowUint(v.Uint()+uint64(n)):
		v.SetUint(v.Uint() + uint64(n))
	case v.CanFloat():
		v.SetFloat(v.Float() + float64(n))
	case v.Kind() == reflect.Bool:
		v.SetBool(v.Bool() != (n%2 == 1))
	default:
		return false
	}
	return true
}

// varyJSON is vary for a value that is known by its JSON alone.
func varyJSON(v reflect.Value, n int) bool {
	text, err := json.Marshal(v.Addr().Interface())
	if err != nil {
		return false
	}
	fresh := reflect.New(v.Type())
	next := []byte(MoveString(string(text), n))
	if json.Unmarshal(next, fresh.Interface()) != nil {
		return false
	}
	if again, err := json.Marshal(fresh.Interface()); err != nil || !bytes.Equal(again, next) {
		return false
	}
	v.Set(fresh.Elem())
	return true
}

// otherCase changes the case of the text that p points to. It reports false, and
// changes nothing, if the text has no letters.
func otherCase(p any) bool {
	v := reflect.ValueOf(p).Elem()
	if v.Kind() == reflect.Pointer {
		return !v.IsNil() && edit(v, otherCase)
	}
	if inner, ok := valid(v); ok {
		return otherCase(inner)
	}
	if v.Kind() != reflect.String {
		return false
	}
	text := v.String()
	other := strings.ToUpper(text)
	if other == text {
		other = strings.ToLower(text)
	}
	if other == text || !strings.EqualFold(other, text) {
		return false
	}
	if u, ok := p.(encoding.TextUnmarshaler); ok {
		return set(u, other)
	}
	v.SetString(other)
	return true
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

// Compare returns -1, 0 or 1 for two values of one type, in the order in which the store
// of a generated test sorts. Missing values come first. Use it with InOrder.
func Compare[T any](x, y T) int {
	c, _ := order(&x, &y)
	return c
}

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
