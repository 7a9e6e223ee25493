package etagen

import (
	"encoding/json"
	"fmt"
	"reflect"
)

// applyPatch sets next, which is new, to stored after a merge patch; both are
// pointers to the same type. It copies members that the patch does not name
// without JSON, which may not contain all of a value. It does not decode the
// members in unread.
func applyPatch(next, stored any, patch []byte, unread ...string) error {
	var change any
	if err := numbered(patch).Decode(&change); err != nil {
		return fmt.Errorf("reading a patch of %T: %w", stored, err)
	}
	known := knownShapes.Get().(shapes)
	defer knownShapes.Put(known)
	var all map[string]member
	if t := plainType(reflect.TypeOf(stored)); t != nil && t.Kind() == reflect.Struct {
		all = known.of(t).members
	}
	named, _ := change.(map[string]any)
	target, err := targetOf(stored, named, all)
	if err != nil {
		return err
	}
	text, err := json.Marshal(mergePatch(target, change))
	if err != nil {
		return fmt.Errorf("encoding a patched %T: %w", stored, err)
	}
	if err := decode(without(text, unread), next); err != nil {
		return err
	}
	return carry(next, stored, all, named)
}

// targetOf returns the JSON that a patch changes; all are the members of a
// struct. Of a struct it encodes only the members that the patch changes inside:
// those that it replaces may have no JSON, and the patch repairs them.
func targetOf(stored any, named map[string]any, all map[string]member) (target any, err error) {
	if all == nil {
		err = reread(stored, &target)
		return target, err
	}
	object := map[string]any{}
	_, whole := stored.(json.Marshaler)
	if whole {
		if err := reread(stored, &object); err != nil {
			return nil, err
		}
	}
	for name, value := range named {
		if _, leads := value.(map[string]any); leads && !whole {
			if object[name], err = reenter(stored, all[name]); err != nil {
				return nil, err
			}
		}
	}
	for name := range object {
		if _, ok := named[name]; !ok {
			delete(object, name)
		}
	}
	return object, nil
}

// reenter returns the JSON of a member as it is decoded, nil if it is in an
// embedded pointer that is nil.
func reenter(stored any, m member) (value any, err error) {
	field, err := reflect.Indirect(reflect.ValueOf(stored)).FieldByIndexErr(m.index)
	if err != nil {
		return nil, nil
	}
	err = reread(field.Interface(), &value)
	return value, err
}

// reread decodes the JSON of a value.
func reread(stored, into any) error {
	b, err := encode(stored)
	if err != nil {
		return err
	}
	defer b.free()
	if err := numbered(b.text.Bytes()).Decode(into); err != nil {
		return fmt.Errorf("reading %T to patch it: %w", stored, err)
	}
	return nil
}

// carry copies the members of a struct that a patch does not name from one value
// to another.
func carry(next, stored any, all map[string]member, named map[string]any) error {
	to, from := reflect.Indirect(reflect.ValueOf(next)), reflect.Indirect(reflect.ValueOf(stored))
	for name, m := range all {
		if _, ok := named[name]; ok {
			continue
		}
		value, err := from.FieldByIndexErr(m.index)
		if err != nil {
			continue // it is in an embedded pointer that is nil
		}
		field, err := reach(to, m.index)
		if err != nil {
			return fmt.Errorf("copying member %q of %T: %w", name, stored, err)
		}
		field.Set(value)
	}
	return nil
}

// reach returns the field of a struct at an index, and allocates embedded
// pointers on the way to it.
func reach(v reflect.Value, index []int) (reflect.Value, error) {
	for i, n := range index {
		if i > 0 && v.Kind() == reflect.Pointer {
			if v.IsNil() && !v.CanSet() {
				return v, fmt.Errorf("the embedded %v cannot be set because it is not exported", v.Type())
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

// CopyOf returns a pointer to a copy of what p points to, or nil if p is nil.
func CopyOf[T any](p *T) *T {
	if p == nil {
		return nil
	}
	value := *p
	return &value
}
