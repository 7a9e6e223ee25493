package etagen

import (
	"cmp"
	"encoding"
	"encoding/json"
	"reflect"
	"slices"
)

// The functions below return the value of a filter, or nil if the query does not have it;
// name is one of Collection.Filters. They accept any text that the type accepts, and
// replace it by the canonical text of the value, so that entity tags, cursors and links
// do not depend on the spelling. Fail sends an error as 400.

// FilterInt reads a filter if the field is a signed integer.
func FilterInt[T ~int | ~int8 | ~int16 | ~int32 | ~int64](q *Query, name string) (*T, error) {
	return filterOne(q, name, ReadInt[T])
}

// FilterUint reads a filter if the field is an unsigned integer.
func FilterUint[T ~uint | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~uintptr](q *Query, name string) (*T, error) {
	return filterOne(q, name, ReadUint[T])
}

// FilterFloat reads a filter if the field is a floating-point number.
func FilterFloat[T ~float32 | ~float64](q *Query, name string) (*T, error) {
	return filterOne(q, name, ReadFloat[T])
}

// FilterBool reads a filter if the field is true or false.
func FilterBool[T ~bool](q *Query, name string) (*T, error) {
	return filterOne(q, name, ReadBool[T])
}

// FilterString reads a filter if the field is a string whose JSON accepts only some
// values.
func FilterString[T ~string](q *Query, name string) (*T, error) {
	return filterOne(q, name, ReadString[T])
}

// FilterText reads a filter if the field has text methods.
func FilterText[T any, P interface {
	*T
	encoding.TextUnmarshaler
}](q *Query, name string) (*T, error) {
	return filterOne(q, name, ReadText[T, P])
}

// FilterJSON reads a filter if the text of the field is its JSON.
func FilterJSON[T any, P interface {
	*T
	json.Marshaler
	json.Unmarshaler
}](q *Query, name string) (*T, error) {
	return filterOne(q, name, ReadJSON[T, P])
}

// filterOne reads a filter by a function for its type.
func filterOne[T any](q *Query, name string, read func(text string, value *T) (own string, ok bool)) (*T, error) {
	text := q.Filter(name)
	if text == nil {
		return nil, nil
	}
	value := new(T)
	own, ok := read(*text, value)
	if !ok {
		return nil, invalidFilter(name, *text, reflect.TypeFor[T]())
	}
	*text = own
	return value, nil
}

// FilterIn returns the values of a filter that a query can repeat, or nil if the query
// does not have it. read is one of the functions of this package. Each value is there
// once, in the order of the texts, so the same values select the same list in any order.
func FilterIn[T any](q *Query, name string, read func(text string, value *T) (own string, ok bool)) ([]T, error) {
	f := q.filter(name)
	if f == nil {
		return nil, nil
	}
	type one struct {
		text  string
		value T
	}
	all := make([]one, 1+len(f.more))
	for i := range all {
		text := f.text
		if i > 0 {
			text = f.more[i-1]
		}
		own, ok := read(text, &all[i].value)
		if !ok {
			return nil, invalidFilter(name, text, reflect.TypeFor[T]())
		}
		all[i].text = own
	}
	slices.SortFunc(all, func(a, b one) int { return cmp.Compare(a.text, b.text) })
	all = slices.CompactFunc(all, func(a, b one) bool { return a.text == b.text })
	values := make([]T, len(all))
	f.text, f.more = all[0].text, f.more[:len(all)-1]
	for i, one := range all {
		values[i] = one.value
		if i > 0 {
			f.more[i-1] = one.text
		}
	}
	return values, nil
}
