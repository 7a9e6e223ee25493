package etagentest

import (
	"cmp"
	"slices"
	"strconv"
)

// PageOf returns a page of the wanted items, sorted. Equal items stay in the order of
// their creation. If a function is nil, the items are not sorted, or all are wanted.
func (m *Memory[P]) PageOf(limit int, after string, order func(x, y P) int, wanted func(P) bool) (page []P, next string, err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.loads++
	if err := m.strike(m.loadFault); err != nil {
		return nil, "", err
	}
	last, ok := m.listed[after]
	if !ok && after != "" {
		return nil, "", m.BadCursor
	}
	compare := func(x, y item[P]) int {
		if order != nil {
			if c := order(x.value, y.value); c != 0 {
				return c
			}
		}
		return cmp.Compare(x.place, y.place)
	}
	found := slices.DeleteFunc(slices.Clone(m.items), func(it item[P]) bool {
		return wanted != nil && !wanted(it.value) || ok && compare(it, last) <= 0
	})
	slices.SortFunc(found, compare)
	if len(found) > limit {
		found = found[:limit]
		next = m.remember(found[limit-1])
	}
	for _, it := range found {
		page = append(page, it.value)
	}
	return page, next, nil
}

// CountOf returns the number of wanted items. Use it if a query wants the total.
func (m *Memory[P]) CountOf(wanted func(P) bool) *int {
	m.mu.Lock()
	defer m.mu.Unlock()
	n := 0
	for _, it := range m.items {
		if wanted == nil || wanted(it.value) {
			n++
		}
	}
	return &n
}

// remember returns a text for the end of a page. It keeps the item, which may
// change or be removed before the next page is requested.
func (m *Memory[P]) remember(last item[P]) string {
	if m.listed == nil {
		m.listed = map[string]item[P]{}
	}
	next := strconv.Itoa(last.place)
	m.listed[next] = last
	return next
}

// Counter counts the changes of all lists. It is never 0. Use it if lists have a Stat.
func (m *Memory[P]) Counter() int64 {
	m.mu.Lock()
	defer m.mu.Unlock()
	return 1 + int64(m.changes)
}

// InOrder compares two items by the keys of an order: it returns the result for the first
// key in which they differ. compare returns that result, and whether the order is
// descending. Use it if a query has several keys.
func InOrder[K any](keys []K, compare func(K) (c int, descending bool)) int {
	for _, key := range keys {
		c, descending := compare(key)
		if descending {
			c = -c
		}
		if c != 0 {
			return c
		}
	}
	return 0
}

// Compare returns -1, 0 or 1 for two values of one type, in the order in which the store
// of a generated test sorts. Missing values come first. Use it with InOrder.
func Compare[T any](x, y T) int {
	c, _ := order(&x, &y)
	return c
}
