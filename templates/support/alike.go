package etagen

import (
	"encoding/json"
	"math"
	"reflect"
	"strings"
	"time"
)

// alike reports whether a store may have made one value of another, both as
// encoding/json decodes them. Of an object those members count that named, what a
// request has sent for it, has too. What is empty may be left out.
func alike(want, is, named any) bool {
	switch want := want.(type) {
	case map[string]any:
		names, ok := named.(map[string]any)
		object, isObject := is.(map[string]any)
		if !ok || !isObject {
			break
		}
		for name, value := range names {
			if !alike(want[name], object[name], value) {
				return false
			}
		}
		return true
	case []any:
		list, isList := is.([]any)
		values, ok := named.([]any)
		if !ok || !isList || len(want) != len(list) || len(want) != len(values) {
			break
		}
		for i := range want {
			if !alike(want[i], list[i], values[i]) {
				return false
			}
		}
		return true
	case string:
		if text, ok := is.(string); ok && alikeText(want, text) {
			return true
		}
	case json.Number:
		if number, ok := is.(json.Number); ok && alikeNumber(want, number) {
			return true
		}
	}
	return reflect.DeepEqual(want, is) || empty(want) && empty(is)
}

// alikeText reports whether two texts differ in blanks and case alone, or are
// times that are less than a second apart.
func alikeText(a, b string) bool {
	if strings.EqualFold(strings.Join(strings.Fields(a), " "), strings.Join(strings.Fields(b), " ")) {
		return true
	}
	one, err := time.Parse(time.RFC3339, a)
	if err != nil {
		return false
	}
	other, err := time.Parse(time.RFC3339, b)
	return err == nil && one.Sub(other).Abs() < time.Second
}

// alikeNumber reports whether two numbers are equal, or one of them is the other
// in fewer digits. Whole numbers are not rounded.
func alikeNumber(a, b json.Number) bool {
	one, err := a.Float64()
	if err != nil {
		return a == b
	}
	other, err := b.Float64()
	if err != nil || one == math.Trunc(one) && other == math.Trunc(other) {
		return a == b || err == nil && one == other
	}
	gap := math.Abs(one - other)
	return gap <= 0.005 || gap <= 1e-6*math.Abs(one)
}

// empty reports whether a value may be left out of JSON, or stands for one that
// is.
func empty(v any) bool {
	switch v := v.(type) {
	case nil:
		return true
	case json.Number:
		f, err := v.Float64()
		return err == nil && f == 0
	}
	r := reflect.ValueOf(v)
	return r.IsZero() || (r.Kind() == reflect.Map || r.Kind() == reflect.Slice) && r.Len() == 0
}
