package etagentest

import (
	"slices"
	"testing"
)

// pagesHold removes, updates and creates an item after each page. Each untouched
// item has to be seen once.
func pagesHold[P any](t *testing.T, f *filled[P]) {
	f.fill(t, equalValues[P])
	n := listed
	for _, order := range f.orders() {
		f.refresh(t)
		untouched, most := slices.Clone(f.order), n+listed/2
		seen := f.walk(t, f.query(3, "sort", order), func(p page) {
			for i, item := range p.Items {
				text := string(item)
				if stored, ours := f.items[text]; ours && slices.Contains(untouched, text) && f.touch(t, i, text, stored) {
					untouched = slices.DeleteFunc(untouched, func(s string) bool { return s == text })
				}
			}
			if n < most {
				f.put(t, n, equalValues[P])
				n++
			}
		})
		for _, text := range untouched {
			if !f.seenOnce(t, order, seen, text) {
				return
			}
		}
		n = f.refill(t, n)
	}
}

// touch removes the first item of a page and updates the second. It reports whether
// it changed anything.
func (f *filled[P]) touch(t *testing.T, i int, text string, stored P) bool {
	t.Helper()
	switch {
	case i == 0 && f.Delete != nil:
		f.remove(t, f.get(t, stored))
		f.drop(text)
	case i == 1 && f.Update != nil:
		f.moved++
		f.update(t, f.get(t, stored), f.moved)
		f.drop(text)
		f.add(t, stored)
	default:
		return false
	}
	return true
}

// seenOnce checks that each untouched item was seen once.
func (f *filled[P]) seenOnce(t *testing.T, order string, seen []string, text string) bool {
	t.Helper()
	const advice = "begin a page after the values of the last item, and not after a number of items, and end the order with the id"
	switch countOf(seen, text) {
	case 0:
		t.Errorf("%s misses an item while others are added and removed: %s\nthe item: %s", f.asked(order, 3), advice, clip(text))
	case 1:
		return true
	default:
		t.Errorf("%s returns an item twice while others are added and removed: %s\nthe item: %s", f.asked(order, 3), advice, clip(text))
	}
	return false
}

// refill makes the list as long as it was.
func (f *filled[P]) refill(t *testing.T, n int) int {
	t.Helper()
	for len(f.items) < listed {
		f.put(t, n, equalValues[P])
		n++
	}
	return n
}
