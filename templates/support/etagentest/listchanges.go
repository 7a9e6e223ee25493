package etagentest

import (
	"errors"
	"net/url"
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
		f.update(t, f.get(t, stored), 1)
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

// listMoves looks at some lists after each change: one that has changed has another
// entity tag.
func listMoves[P any](t *testing.T, f *filled[P]) {
	f.fill(t, rising[P])
	f.stays(t)
	w := &watch[P]{filled: f, queries: f.watched(t), seen: map[string]observed{}}
	w.look(t, "")
	f.put(t, listed, rising[P])
	w.look(t, "a creation")
	if f.Update != nil {
		w.updates(t)
	}
	if f.Delete == nil {
		return
	}
	oldest := f.order[0]
	f.remove(t, f.get(t, f.items[oldest]))
	f.drop(oldest)
	w.look(t, "the deletion of the oldest item")
	oldest = f.order[0]
	f.remove(t, f.get(t, f.items[oldest]))
	f.drop(oldest)
	f.put(t, listed+1, rising[P])
	w.look(t, "a deletion and a creation")
}

// stays checks that the state of a list stays the same while nothing changes, and
// that callers may change what they get.
func (f *filled[P]) stays(t *testing.T) {
	t.Helper()
	if f.List.Stat == nil {
		return
	}
	first, err := f.List.Stat(f.New())
	again, errAgain := f.List.Stat(f.New())
	if err != nil || errAgain != nil {
		t.Errorf("Stat%s: error %v, and then %v, want none", f.List.Name, err, errAgain)
	} else if first != again {
		t.Errorf("Stat%s returns %+v and then %+v, although nothing has changed: clients would never get a 304", f.List.Name, first, again)
	}
}

// updates looks at the lists after updates.
func (w *watch[P]) updates(t *testing.T) {
	t.Helper()
	for i, text := range slices.Clone(w.order[:2]) {
		stored := w.items[text]
		w.update(t, w.get(t, stored), 20+i)
		w.look(t, "an update")
		w.update(t, w.get(t, stored), 40+i)
		w.look(t, "another update")
		for _, m := range w.Members {
			if m.Field == nil || !m.Several {
				continue
			}
			current := w.get(t, stored)
			changed := w.Change(current, 60+i)
			if !varyMember(m.Field(changed), listed+i) {
				continue
			}
			if _, err := w.Update(changed, current); err == nil {
				w.look(t, "an update of "+m.Name)
			}
		}
		w.drop(text)
		w.add(t, stored)
	}
}

// A watch looks at lists again and again.
type watch[P any] struct {
	*filled[P]
	queries []url.Values
	seen    map[string]observed
}

// observed is the state of a list that was seen.
type observed struct {
	body []string
	tag  string
}

// watched returns the queries whose lists are looked at.
func (f *filled[P]) watched(t *testing.T) []url.Values {
	t.Helper()
	queries := []url.Values{f.query(f.most())}
	for _, m := range f.Members {
		if m.Sort {
			queries = append(queries, f.query(2, "sort", "-"+m.Name))
		}
		if text, ok := queryText(f.order[0], m.Name); m.Filter && ok {
			queries = append(queries, f.query(f.most(), m.Name, text))
		}
	}
	return queries
}

// look wants each list that has changed to have another entity tag.
func (w *watch[P]) look(t *testing.T, after string) {
	t.Helper()
	for _, q := range w.queries {
		p, tag := w.page(t, q)
		var body []string
		for _, item := range p.Items {
			body = append(body, string(item))
		}
		if p.Next != "" {
			body = append(body, "next")
		}
		before, ok := w.seen[q.Encode()]
		if ok && !slices.Equal(before.body, body) && before.tag == tag {
			t.Errorf("the entity tag of the list ?%s is still %s after %s: the result of Stat%s or Get%s must change with each change of a list", q.Encode(), tag, after, w.List.Name, w.Store.Name)
		}
		if _, again := w.page(t, q); again != tag {
			t.Errorf("the entity tag of the list ?%s is %s and then %s, although nothing has changed", q.Encode(), tag, again)
		}
		w.seen[q.Encode()] = observed{body, tag}
	}
}

// parentsCount asks for the list below another parent.
func parentsCount[P any](t *testing.T, f *filled[P]) {
	f.fill(t, equalValues[P])
	items, next, err := f.Page(f.New(), f.most(), "")
	want := min(len(f.items), f.most())
	if all := want == len(f.items); err != nil || len(items) < want || all != (next == "") {
		t.Errorf("List%s returns %d items, Next %q, error %v for a Limit of %d, want %d of %d, and a Next if there are more", f.List.Name, len(items), clip(next), err, f.most(), want, len(f.items))
	}
	if f.Parents == nil {
		return
	}
	for i := range f.Parents(f.New()) {
		other := f.New()
		if !vary(f.Parents(other)[i], far) {
			continue
		}
		items, _, err := f.Page(other, f.most(), "")
		if err != nil && !errors.Is(err, f.NotFound) {
			t.Errorf("List%s below %s, which does not exist: error %v, want none or one that wraps %q", f.List.Name, shown(f.Parents(other)[i]), err, f.NotFound)
		}
		if len(items) > 0 {
			t.Errorf("List%s below %s has %d items of %s: compare all ids of the path", f.List.Name, shown(f.Parents(other)[i]), len(items), shown(f.Parents(f.New())[i]))
		}
	}
}

// anyPlace requests positions that a client has made up.
func anyPlace[P any](t *testing.T, f *filled[P]) {
	for _, place := range []string{"x", "-1", "0", "9999999999999999999", "{}", "[]", `["x"]`, "[1]", "null", "'", "\x00", "\xff", "%"} {
		if _, _, err := f.Page(f.New(), 1, place); err != nil && !errors.Is(err, f.BadCursor) {
			t.Errorf("List%s after %q: error %v, want none or one that wraps %q", f.List.Name, place, err, f.BadCursor)
		}
	}
}
