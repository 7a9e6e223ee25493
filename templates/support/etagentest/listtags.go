package etagentest

import (
	"fmt"
	"net/url"
	"slices"
	"testing"
)

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
	if f.Delete == nil || !f.removes(t, f.order[0]) {
		return
	}
	w.look(t, "the deletion of the oldest item")
	if f.removes(t, f.order[0]) {
		f.put(t, listed+1, rising[P])
		w.look(t, "a deletion and a creation")
	}
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
		for w.turn, w.member = range w.Members {
			if w.member.Field == nil || !w.member.Several {
				continue
			}
			current := w.get(t, stored)
			changed := w.Change(current, 60+i)
			if !varyMember(w.member.Field(changed), listed+i) {
				continue
			}
			if _, err := w.Update(changed, current); err == nil {
				w.look(t, "an update of "+w.member.Name)
			}
		}
		w.member = Member[P]{}
		w.drop(text)
		w.add(t, stored)
	}
}

// A watch looks at lists again and again. After the update of one member, it looks at
// some if there are many, because there are as many members: at its own, and in turn.
type watch[P any] struct {
	*filled[P]
	queries []url.Values
	seen    map[string]observed
	member  Member[P]
	turn    int
}

// observed is the state of a list that was seen.
type observed struct{ body, tag string }

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
	parts := len(w.queries)/32 + 1
	for i, q := range w.queries {
		name := w.member.Name
		if name != "" && i > 0 && i%parts != w.turn%parts && !q.Has(name) && q.Get("sort") != "-"+name {
			continue
		}
		p, tag := w.page(t, q)
		body := fmt.Sprintf("%s %t", p.Items, p.Next != "")
		if before := w.seen[q.Encode()]; before.body != "" && before.body != body && before.tag == tag {
			t.Errorf("the entity tag of the list ?%s is still %s after %s: the result of Stat%s or Get%s must change with each change of a list", q.Encode(), tag, after, w.List.Name, w.Store.Name)
		}
		if _, again := w.page(t, q); again != tag {
			t.Errorf("the entity tag of the list ?%s is %s and then %s, although nothing has changed", q.Encode(), tag, again)
		}
		w.seen[q.Encode()] = observed{body, tag}
	}
}
