package etagentest

import (
	"slices"
	"strconv"
	"strings"
	"testing"
)

// pagesAgree looks at items some of which have equal sort keys.
func pagesAgree[P any](t *testing.T, f *filled[P]) {
	f.fill(t, f.mixed)
	f.whole(t)
	f.agree(t)
}

// equalAgree looks at items that differ in their ids alone.
func equalAgree[P any](t *testing.T, f *filled[P]) {
	f.fill(t, equalValues[P])
	f.agree(t)
}

// missingAgree looks at items without values, so that pages end among them.
func missingAgree[P any](t *testing.T, f *filled[P]) {
	if !slices.ContainsFunc(f.Members, func(m Member[P]) bool { return m.Sort && m.Lacking }) {
		return
	}
	f.fill(t, missingValues[P])
	f.agree(t)
	for n := range 4 {
		f.put(t, listed+n, allMissing[P])
	}
	f.agree(t)
}

// whole checks that a list in one page has the items and the entity tags that Get returns.
func (f *filled[P]) whole(t *testing.T) {
	t.Helper()
	for q := f.query(f.most()); ; {
		p, _ := f.page(t, q)
		if !f.held(t, p) || p.Next == "" || p.Next == q.Get("cursor") {
			return
		}
		q.Set("cursor", p.Next)
	}
}

// held reports whether a page has the items that Get returns.
func (f *filled[P]) held(t *testing.T, p page) bool {
	t.Helper()
	for i, item := range p.Items {
		stored, ok := f.items[string(item)]
		if !ok {
			t.Errorf("List%s returns an item that differs from the result of Get%s: %s: return the same columns in the same form", f.List.Name, f.Store.Name, f.nearest(string(item)))
			return false
		}
		if i < len(p.Etags) && p.Etags[i] != "" && p.Etags[i] != f.ETag(f.get(t, stored)) {
			t.Errorf("List%s returns an item with the entity tag %s, but Get%s returns it with %s", f.List.Name, p.Etags[i], f.Store.Name, f.ETag(f.get(t, stored)))
		}
	}
	return true
}

// nearest returns how an item differs from the one that has most members in common with it.
func (f *filled[P]) nearest(item string) string {
	best, most := "", -1
	members := membersOf(item)
	for _, other := range f.order {
		alike := 0
		for name, text := range membersOf(other) {
			if string(members[name]) == string(text) {
				alike++
			}
		}
		if alike > most {
			best, most = other, alike
		}
	}
	return differs(item, best)
}

// agree checks that the pages of each order are the parts of one list.
func (f *filled[P]) agree(t *testing.T) {
	t.Helper()
	for _, order := range f.orders() {
		all := f.walk(t, f.query(f.most(), "sort", order), nil)
		if !f.complete(t, order, f.most(), all) {
			return
		}
		for _, limit := range []int{1, 2, 3, 4, len(all) - 1, len(all)} {
			limit = min(limit, f.most())
			got := f.walk(t, f.query(limit, "sort", order), nil)
			if !f.complete(t, order, limit, got) {
				return
			}
			if !slices.Equal(got, all) {
				t.Errorf("%s returns another order than a single page: end the order with the id, so that no two items are equal: %s", f.asked(order, limit), byID(order))
				return
			}
		}
	}
}

// asked describes the query.
func (f *filled[P]) asked(order string, limit int) string {
	if order == "" {
		order = "no sort"
	} else {
		order = "sort=" + order
	}
	if limit == f.most() {
		return "List" + f.List.Name + " with " + order
	}
	return "List" + f.List.Name + " with " + order + " in pages of " + strconv.Itoa(limit)
}

// byID returns the order with the id as the last key.
func byID(order string) string {
	if order == "" {
		return "ORDER BY id"
	}
	return "ORDER BY " + strings.ReplaceAll(order, ",", ", ") + ", id"
}

// complete checks that each item is there once.
func (f *filled[P]) complete(t *testing.T, order string, limit int, got []string) bool {
	t.Helper()
	for _, text := range f.order {
		switch count := countOf(got, text); {
		case count == 0:
			t.Errorf("%s misses %d of %d items: %s\none of them is %s", f.asked(order, limit), f.left(got), len(f.order), f.whyLeft(order), clip(text))
			return false
		case count > 1:
			t.Errorf("%s returns an item twice: begin a page after the last item of the previous one, by all keys of the order and the id, with > and not >=\nthe item: %s", f.asked(order, limit), clip(text))
			return false
		}
	}
	return true
}

// left counts the missing items.
func (f *filled[P]) left(got []string) int {
	n := 0
	for _, text := range f.order {
		if !slices.Contains(got, text) {
			n++
		}
	}
	return n
}

// whyLeft suggests why an item may be missing.
func (f *filled[P]) whyLeft(order string) string {
	for _, m := range f.Members {
		named := slices.Contains(strings.Split(strings.ReplaceAll(order, "-", ""), ","), m.Name)
		if named && m.Field != nil && f.anyMissing(m) {
			return m.Name + " is NULL in some, and a comparison with NULL is never true: begin a page with IS NULL and IS NOT NULL too"
		}
	}
	if order == "" {
		return "begin a page after the last item of the previous one, whatever its id is"
	}
	return "items that are equal in " + order + " need the id as the last key, in the order and at the start of a page: (key, id) > (?, ?), compared by the same collation"
}

// anyMissing reports whether a member has no value in some of the items.
func (f *filled[P]) anyMissing(m Member[P]) bool {
	for _, p := range f.items {
		if missingValue(m.Field(p)) {
			return true
		}
	}
	return false
}

// countOf returns how often a text is in a slice.
func countOf(texts []string, text string) int {
	n := 0
	for _, other := range texts {
		if other == text {
			n++
		}
	}
	return n
}
