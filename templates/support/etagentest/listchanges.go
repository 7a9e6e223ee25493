package etagentest

import (
	"slices"
	"testing"
)

// pagesHold changes a list between its pages: it creates items, and deletes and updates
// the last item of a page or the first of the next one, which Next may refer to. Each
// untouched item has to be seen once.
func pagesHold[P any](t *testing.T, f *filled[P]) {
	const advice = "begin a page after the values of the last item: put its sort keys and its id into Next, and not an offset or an id to look up, because items are updated and deleted"
	f.fill(t, equalValues[P])
	n := listed
	for _, order := range f.orders() {
		f.refresh(t)
		untouched, pages, q := slices.Clone(f.order), 0, f.query(2, "sort", order)
		seen := f.walk(t, q, func(p page) {
			f.changed = " after changes of other items: " + advice
			at := len(p.Items) - 1
			if pages%4 > 1 && p.Next != "" {
				q.Set("cursor", p.Next)
				p, _ = f.page(t, q)
				at = min(0, len(p.Items)-1)
			}
			if at >= 0 && f.touch(t, string(p.Items[at]), pages%2 == 0) {
				untouched = slices.DeleteFunc(untouched, func(s string) bool { return s == string(p.Items[at]) })
			}
			if pages%2 == 0 && pages < 8 { // else short pages might never end
				f.put(t, n, equalValues[P])
				n++
			}
			pages++
		})
		for _, text := range untouched {
			if count := countOf(seen, text); count != 1 {
				t.Errorf("%s has an item %d times while others are created, updated and deleted, want once: %s\nthe item: %s", f.asked(order, 2), count, advice, clip(text))
				return
			}
		}
	}
}

// touch deletes an item, or updates it and gives it other sort keys. It reports whether
// the store can do so.
func (f *filled[P]) touch(t *testing.T, text string, deletes bool) bool {
	t.Helper()
	stored, ours := f.items[text]
	switch {
	case !ours:
		return false
	case deletes && f.Delete != nil:
		return f.removes(t, text)
	case deletes || f.Update == nil:
		return false
	}
	f.moved++
	current := f.get(t, stored)
	changed := f.Change(current, f.moved)
	f.give(changed, 1001+2*f.moved, halves[P]) // odd, and above all items
	if _, err := f.Update(changed, current); err != nil {
		f.update(t, current, f.moved) // the store refuses such keys
	}
	f.drop(text)
	f.add(t, stored)
	return true
}
