package etagenclient

import (
	"encoding"
	"encoding/json"
	"net/url"
	"reflect"
	"strconv"
)

// AddFilter adds a filter to a query: a pointer to a value, or a slice of values any of
// which may match. It ignores nil. Call it for each filter of a query.
func AddFilter(query url.Values, name string, filter any) {
	v := reflect.ValueOf(filter)
	if !v.IsValid() || v.IsNil() {
		return
	}
	if v.Kind() == reflect.Pointer {
		query.Add(name, filterText(v.Elem()))
		return
	}
	for i := 0; i < v.Len(); i++ {
		query.Add(name, filterText(v.Index(i)))
	}
}

// filterText returns the text of an addressable value.
func filterText(v reflect.Value) string {
	if _, ok := v.Addr().Interface().(encoding.TextMarshaler); ok {
		return Text(v.Addr().Interface())
	}
	switch {
	case v.CanInt():
		return strconv.FormatInt(v.Int(), 10)
	case v.CanUint():
		return strconv.FormatUint(v.Uint(), 10)
	case v.CanFloat():
		return strconv.FormatFloat(v.Float(), 'g', -1, v.Type().Bits())
	case v.Kind() == reflect.Bool:
		return strconv.FormatBool(v.Bool())
	case v.Kind() == reflect.String:
		return v.String()
	}
	if _, ok := v.Addr().Interface().(json.Marshaler); ok {
		return JSONText(v.Addr().Interface())
	}
	return ""
}

// AddSort adds a key to the order of a query: one of the names, by its index. It leaves
// an invalid index for the server to refuse. Call it for each key, in order.
func AddSort(query url.Values, names []string, index int, descending bool) {
	key := strconv.Itoa(index)
	if index >= 0 && index < len(names) {
		key = names[index]
	}
	if descending {
		key = "-" + key
	}
	if order := query.Get("sort"); order != "" {
		key = order + "," + key
	}
	query.Set("sort", key)
}
