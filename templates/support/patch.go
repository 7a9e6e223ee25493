package etagen

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
)

// applyPatch makes of next, which is new, what a merge patch makes of stored; both
// are pointers to the same type. Members that the patch does not name go over
// as they are and not by way of JSON, which may not carry all of a value.
func applyPatch(next, stored any, patch []byte) error {
	target, change, err := decodeBoth(stored, patch)
	if err != nil {
		return err
	}
	merged := mergePatch(target, change)
	var others map[string]member
	if t := plainType(reflect.TypeOf(next)); t != nil && t.Kind() == reflect.Struct {
		others = withoutNamed(members(t), merged, change)
	}
	text, err := json.Marshal(merged)
	if err != nil {
		return fmt.Errorf("encoding a patched %T: %w", stored, err)
	}
	if err := decode(text, next); err != nil {
		return err
	}
	return carry(next, stored, others)
}

// decodeBoth decodes the JSON of a value and a patch of it.
func decodeBoth(stored any, patch []byte) (target, change any, err error) {
	b, err := encode(stored)
	if err != nil {
		return nil, nil, err
	}
	defer b.free()
	if err := errors.Join(numbered(b.text.Bytes()).Decode(&target), numbered(patch).Decode(&change)); err != nil {
		return nil, nil, fmt.Errorf("reading %T to patch it: %w", stored, err)
	}
	return target, change, nil
}

// withoutNamed returns the members that a patch does not name, and takes them
// out of the object that it was merged into.
func withoutNamed(all map[string]member, merged, patch any) map[string]member {
	object, _ := merged.(map[string]any)
	named, _ := patch.(map[string]any)
	for name := range object {
		if _, ok := named[name]; !ok {
			delete(object, name)
		}
	}
	for name := range named {
		delete(all, name)
	}
	return all
}

// carry copies members of a struct from one value to another.
func carry(next, stored any, of map[string]member) error {
	to, from := reflect.Indirect(reflect.ValueOf(next)), reflect.Indirect(reflect.ValueOf(stored))
	for name, m := range of {
		value, err := from.FieldByIndexErr(m.index)
		if err != nil {
			continue // it is behind an embedded pointer that is nil
		}
		field, err := reach(to, m.index)
		if err != nil {
			return fmt.Errorf("copying member %q of %T: %w", name, stored, err)
		}
		field.Set(value)
	}
	return nil
}

// reach returns the field of a struct at an index, and makes what embedded
// pointers on the way to it are for.
func reach(v reflect.Value, index []int) (reflect.Value, error) {
	for i, n := range index {
		if i > 0 && v.Kind() == reflect.Pointer {
			if v.IsNil() && !v.CanSet() {
				return v, fmt.Errorf("the embedded %v cannot be set, for it is not exported", v.Type())
			}
			if v.IsNil() {
				v.Set(reflect.New(v.Type().Elem()))
			}
			v = v.Elem()
		}
		v = v.Field(n)
	}
	return v, nil
}

// Unshare has *p point to a copy if it points to what stored does: a patch
// shares with what is stored all that it does not name.
func Unshare[T any](p **T, stored *T) {
	if *p == stored {
		*p = CopyOf(stored)
	}
}

// CopyOf returns a pointer to a copy of what p points to, nil for nil.
func CopyOf[T any](p *T) *T {
	if p == nil {
		return nil
	}
	value := *p
	return &value
}
