package etagentest

import (
	"slices"
	"strings"
	"testing"
)

// listIsSorted requests each order of items with different, equal and missing
// values.
func listIsSorted[P any](t *testing.T, f *filled[P]) {
	f.fill(t, rising[P])
	f.sorted(t)
	for n := range listed {
		f.put(t, listed+n, missingValues[P])
	}
	f.sorted(t)
}

// sorted checks that the items of each order are sorted.
func (f *filled[P]) sorted(t *testing.T) {
	t.Helper()
	for _, order := range f.orders() {
		nulls := map[string]int{} // by key, how a missing value compares with another
		var before P
		for i, text := range f.walk(t, f.query(f.most(), "sort", order), nil) {
			item, ok := f.items[text]
			if i > 0 && ok && !f.follows(before, item, order, nulls) {
				t.Errorf("List%s with sort=%s is not in that order: %s comes before %s", f.List.Name, order, f.keys(before, order), f.keys(item, order))
				break
			}
			before = item
		}
	}
}

// keys returns the values that an item is sorted by, as messages show them.
func (f *filled[P]) keys(item P, order string) string {
	var texts []string
	for _, key := range strings.Split(order, ",") {
		if m := f.member(strings.TrimPrefix(key, "-")); m != nil && m.Field != nil {
			texts = append(texts, shown(m.Field(item)))
		}
	}
	return strings.Join(texts, ", ")
}

// member returns the member with a name; nil if there is none.
func (f *filled[P]) member(name string) *Member[P] {
	i := slices.IndexFunc(f.Members, func(m Member[P]) bool { return m.Name == name })
	if i < 0 {
		return nil
	}
	return &f.Members[i]
}

// follows reports whether an item may come after another. Missing values all come
// first, or all come last.
func (f *filled[P]) follows(before, item P, sort string, nulls map[string]int) bool {
	for _, key := range strings.Split(sort, ",") {
		m := f.member(strings.TrimPrefix(key, "-"))
		if m == nil || m.Field == nil {
			return true
		}
		x, y := m.Field(before), m.Field(item)
		c, known := order(x, y)
		if missingValue(x) != missingValue(y) {
			if nulls[key] == 0 {
				nulls[key] = c
			}
			return nulls[key] == c
		}
		if !known {
			return true
		}
		if strings.HasPrefix(key, "-") {
			c = -c
		}
		if c != 0 {
			return c < 0
		}
	}
	return true
}

// listEnds looks at a list that cannot be filled.
func listEnds[P any](t *testing.T, f *filled[P]) {
	if stored, err := f.Get(f.New()); err == nil {
		f.add(t, stored)
	}
	f.whole(t)
	for _, order := range f.orders() {
		f.complete(t, order, 1, f.walk(t, f.query(1, "sort", order), nil))
	}
}
