package etagen

import (
	"bytes"
	"encoding/json"
	"math"
	"reflect"
	"strconv"
	"strings"
	"time"
)

// sameJSON reports whether two values have the same JSON.
func sameJSON(a, b any) bool {
	one, err := encode(a)
	if err != nil {
		return false
	}
	defer one.free()
	other, err := encode(b)
	if err != nil {
		return false
	}
	defer other.free()
	return bytes.Equal(one.text.Bytes(), other.text.Bytes())
}

// alike reports whether a store may have turned one value into another, both as
// decoded by encoding/json. In an object only the members in named are compared:
// those that the request sent. Empty values may be left out.
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

// alikeText reports whether a store may have turned one text into another: they
// differ only in spaces and case, or the other is the same time with fewer
// digits.
func alikeText(want, is string) bool {
	if strings.EqualFold(strings.Join(strings.Fields(want), " "), strings.Join(strings.Fields(is), " ")) {
		return true
	}
	sent, err := time.Parse(time.RFC3339, want)
	if err != nil {
		return false
	}
	kept, err := time.Parse(time.RFC3339, is)
	for _, unit := range []time.Duration{1, time.Microsecond, time.Millisecond, time.Second} {
		if err == nil && (kept.Equal(sent.Truncate(unit)) || kept.Equal(sent.Round(unit))) {
			return true
		}
	}
	return false
}

// alikeNumber reports whether a store may have turned one number into another:
// they are equal, or the other has two decimals or is a float32.
func alikeNumber(want, is json.Number) bool {
	sent, err := want.Float64()
	if err != nil {
		return want == is
	}
	kept, err := is.Float64()
	if err != nil || sent == math.Trunc(sent) {
		return err == nil && sent == kept
	}
	cents, err := strconv.ParseFloat(strconv.FormatFloat(sent, 'f', 2, 64), 64)
	return err == nil && cents == kept || float32(sent) == float32(kept)
}

// empty reports whether a value may be left out of JSON, or represents one that
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
