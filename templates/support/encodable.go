package etagen

import (
	"encoding/json"
	"net/http"
	"reflect"
	"slices"
	"time"
)

// encodable returns why a new value could not be sent back, or nil if it could:
// a problem if the content is to blame, otherwise the error that the response
// would have after the change. In a new resource, fields that only the store
// sets are not set yet.
func (c *change) encodable(next any, creates bool) error {
	t, patch := plainType(c.pointer), c.r.Method == http.MethodPatch
	var shape structShape
	if t != nil && t.Kind() == reflect.Struct {
		known := knownShapes.Get().(shapes)
		shape = *known.of(t)
		knownShapes.Put(known)
		// To encode all of it would take as long as the response does.
		if c.Encode == nil && !encodesItself(t) && len(unencodable(next, shape)) == 0 {
			return nil
		}
	}
	b, err := c.Settings.encode(next)
	if err == nil {
		b.free()
		return nil
	}
	if p := locate(c.body, c.pointer, patch); p != nil {
		return p
	}
	var sent map[string]json.RawMessage
	_ = json.Unmarshal(c.body, &sent) // anything but an object has no members
	found := unencodable(next, shape)
	if len(found) == 0 {
		return err
	}
	for _, m := range found {
		_, given := sent[m.name]
		switch {
		case c.owned(m.index):
			if !creates {
				return err
			}
		case given || !patch || c.validated:
			return unprocessable("The member is missing, or no response could contain its value.").within(m.name)
		default:
			return err
		}
	}
	return nil
}

// unencodable returns the members of a struct that have no JSON.
func unencodable(pointer any, shape structShape) (found []member) {
	for _, name := range shape.doubtful {
		m := shape.members[name]
		field, err := reflect.Indirect(reflect.ValueOf(pointer)).FieldByIndexErr(m.index)
		if err != nil {
			continue // it is in an embedded pointer that is nil
		}
		b, err := encode(field.Addr().Interface())
		if err != nil {
			found = append(found, m)
			continue
		}
		b.free()
	}
	return found
}

// owned reports whether only the store sets a field: it is an id, or Adopt keeps
// clients from it. A field of a type that cannot be tried counts as owned.
func (c *change) owned(index []int) bool {
	probe, kept := reflect.New(c.pointer.Elem()), reflect.New(c.pointer.Elem())
	field, err := reach(probe.Elem(), index)
	if err != nil || !occupy(field) {
		return true
	}
	p, k := probe.Interface(), kept.Interface()
	if c.poster != nil && !slices.Equal(c.poster.IDs(p), c.poster.IDs(k)) {
		return true
	}
	c.maker.Adopt(k, p)
	field, err = reach(kept.Elem(), index)
	return err != nil || !field.IsZero()
}

// occupy sets a value to a value other than zero, if it can.
func occupy(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Bool:
		v.SetBool(true)
	case reflect.String:
		v.SetString("1")
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		v.SetInt(1)
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		v.SetUint(1)
	case reflect.Float32, reflect.Float64:
		v.SetFloat(1)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
	case reflect.Array:
		for i := 0; i < v.Len(); i++ {
			occupy(v.Index(i))
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
	case reflect.Map:
		v.Set(reflect.MakeMap(v.Type()))
	case reflect.Interface:
		if v.NumMethod() == 0 {
			v.Set(reflect.ValueOf(true))
		}
	case reflect.Struct:
		if v.CanConvert(timeType) {
			v.Set(reflect.ValueOf(time.Unix(1, 0)).Convert(v.Type()))
			break
		}
		for i := 0; i < v.NumField(); i++ {
			if v.Type().Field(i).IsExported() {
				occupy(v.Field(i))
			}
		}
	}
	return !v.IsZero()
}
