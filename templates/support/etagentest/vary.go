package etagentest

import (
	"bytes"
	"encoding"
	"encoding/json"
	"reflect"
	"strings"
	"time"
)

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
