package etagen

import (
	"cmp"
	"slices"
)

// FilterIn returns the values of a filter that a query can have more than once,
// nil if the query does not have it. They are read by one of the functions for a
// single value, and each is there once, in the order of the texts: the same values
// are one list, however a query has them.
func FilterIn[T any](q *Query, name string, read func(q *Query, name string) (*T, error)) ([]T, error) {
	f := q.filter(name)
	if f == nil {
		return nil, nil
	}
	type one struct {
		text  string
		value T
	}
	all := make([]one, 0, 1+len(f.more))
	for i := -1; i < len(f.more); i++ {
		if i >= 0 {
			f.text = f.more[i]
		}
		value, err := read(q, name)
		if err != nil {
			return nil, err
		}
		all = append(all, one{f.text, *value})
	}
	byText := func(a, b one) int { return cmp.Compare(a.text, b.text) }
	slices.SortFunc(all, byText)
	all = slices.CompactFunc(all, func(a, b one) bool { return a.text == b.text })
	values := make([]T, len(all))
	f.more = f.more[:len(all)-1]
	for i, one := range all {
		values[i] = one.value
		if i == 0 {
			f.text = one.text
		} else {
			f.more[i-1] = one.text
		}
	}
	return values, nil
}
