package etagentest

import (
	"cmp"
	"encoding/json"
	"errors"
	"slices"
	"testing"
)

const listed = 7 // how many items a list has in the checks

func pagesAgree[P any](t *testing.T, l *List[P]) {
	for n := range listed {
		l.create(t, n)
	}
	whole := l.walk(t, 100, "", nil)
	if len(whole) < listed {
		t.Errorf("the list has %d items, and %d were created", len(whole), listed)
	}
	for limit := 1; limit <= listed; limit++ {
		if got := l.walk(t, limit, "", nil); !slices.Equal(got, whole) {
			t.Errorf("in pages of %d the list is\n%s\nand in one page\n%s", limit, got, whole)
		}
	}
}

// pagesHold removes an item that was seen and creates another one after each
// page: what was there from the beginning to the end has to be seen, and
// nothing twice.
func pagesHold[P any](t *testing.T, l *List[P]) {
	stored := map[string]P{}
	for n := range listed {
		item, text := l.create(t, n)
		stored[text] = item
	}
	removed := map[string]bool{}
	n := listed
	seen := l.walk(t, 2, "", func(p page) {
		for _, item := range p.Items {
			if b, ours := stored[string(item)]; ours && l.Delete != nil && len(removed) < listed/2 {
				if err := l.Delete(b); err != nil {
					t.Fatalf("deleting an item: %v", err)
				}
				removed[string(item)] = true
				break
			}
		}
		if n < 2*listed {
			l.create(t, n)
			n++
		}
	})
	for text := range stored {
		if !slices.Contains(seen, text) {
			t.Errorf("%s was left out", text)
		}
	}
	slices.Sort(seen)
	if once := slices.Compact(slices.Clone(seen)); len(once) != len(seen) {
		t.Errorf("an item was repeated: %s", seen)
	}
}

func listMoves[P any](t *testing.T, l *List[P]) {
	_, before := l.get(t, 100, "", "")
	moves := func(what string) {
		t.Helper()
		_, tag := l.get(t, 100, "", "")
		if tag == before {
			t.Errorf("the entity tag of the list is still %s after %s", tag, what)
		}
		if _, again := l.get(t, 100, "", ""); again != tag {
			t.Errorf("the entity tag of the list is %s, and then %s though nothing changed", tag, again)
		}
		before = tag
	}
	item, _ := l.create(t, 0)
	moves("a creation")
	if l.Update != nil {
		updated, err := l.Update(item, 1)
		if err != nil {
			t.Fatalf("updating an item: %v", err)
		}
		item = updated
		moves("an update")
	}
	if l.Delete != nil {
		if err := l.Delete(item); err != nil {
			t.Fatalf("deleting an item: %v", err)
		}
		moves("a deletion")
	}
}

// listIsSorted asks for each order, in small pages.
func listIsSorted[P any](t *testing.T, l *List[P]) {
	for n := range listed {
		l.create(t, (n*3)%listed)
	}
	for _, name := range l.Sort {
		up, down := l.members(t, name, name), l.members(t, "-"+name, name)
		if !slices.IsSortedFunc(up, compare) {
			t.Errorf("sort=%s gives %v", name, up)
		}
		if !slices.IsSortedFunc(down, func(a, b any) int { return compare(b, a) }) {
			t.Errorf("sort=-%s gives %v", name, down)
		}
		if len(up) != len(down) {
			t.Errorf("sort=%s gives %d items, sort=-%s %d", name, len(up), name, len(down))
		}
	}
}

// members returns the values of a member of all items, in an order.
func (l *List[P]) members(t *testing.T, sort, name string) []any {
	t.Helper()
	var values []any
	for _, item := range l.walk(t, 3, sort, nil) {
		var members map[string]any
		if err := json.Unmarshal([]byte(item), &members); err != nil {
			t.Fatalf("an item is no JSON object: %v", err)
		}
		values = append(values, members[name])
	}
	return values
}

// compare compares two numbers or two texts; other values count as equal.
func compare(a, b any) int {
	switch a := a.(type) {
	case float64:
		if b, ok := b.(float64); ok {
			return cmp.Compare(a, b)
		}
	case string:
		if b, ok := b.(string); ok {
			return cmp.Compare(a, b)
		}
	}
	return 0
}

// anyPlace asks for places that clients can make up.
func anyPlace[P any](t *testing.T, l *List[P]) {
	for _, place := range []string{"x", "-1", "{}", "null", "'", "\x00", "\xff", "%"} {
		if err := l.After(place); err != nil && !errors.Is(err, l.BadCursor) {
			t.Errorf("after %q: error %v, want none or one that wraps %q", place, err, l.BadCursor)
		}
	}
}
