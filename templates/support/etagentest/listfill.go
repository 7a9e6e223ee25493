package etagentest

import (
	"slices"
	"testing"
)

// listed is how many items a list has in the checks.
const listed = 9

// probe finds out which values of the members the store accepts: it creates a
// resource for each in a new store.
func probe[P any](t *testing.T, open func(t *testing.T) Store[P]) []Member[P] {
	t.Helper()
	members := slices.Clone(open(t).List.Members)
	for i := range members {
		if m := &members[i]; m.Field != nil {
			m.Several = newFilled(open(t)).takes(t, m, func(v any) bool { return varyMember(v, 1) })
			m.Lacking = newFilled(open(t)).takes(t, m, empty)
		}
	}
	return members
}

// takes reports whether a resource can be created with another value of a member. A
// sample does not tell which other values are valid.
func (f *filled[P]) takes(t *testing.T, m *Member[P], set func(any) bool) bool {
	t.Helper()
	p, ok := f.fresh(0)
	if !ok && !f.Picks || f.Sample != "" && readsItself(m.Field(p)) || !set(m.Field(p)) {
		return false
	}
	_, err := f.tryCreate(p)
	if err != nil && f.Sample == "" && m.Sort {
		t.Errorf("Create%s with %s %s: %v; if that value is not valid, %s", f.Store.Name, m.Name, shown(m.Field(p)), err, useSample)
	}
	return err == nil
}

// fresh returns a resource for each n that is not stored, with different ids. It
// reports false if it knows none.
func (f *filled[P]) fresh(n int) (p P, ok bool) {
	p = f.New()
	for _, id := range f.List.IDs(p) {
		if !vary(id, 1+n) {
			return p, false
		}
	}
	return p, true
}

// fill creates the items, each with the members that set gives it.
func (f *filled[P]) fill(t *testing.T, set func(m *Member[P], value any, n int)) {
	t.Helper()
	if stored, err := f.Get(f.New()); err == nil {
		f.add(t, stored)
	}
	for n := range listed {
		f.put(t, n, set)
	}
	f.refresh(t)
}

// refresh reads the items again: derived members may have changed with other items.
func (f *filled[P]) refresh(t *testing.T) {
	t.Helper()
	items, order := f.items, f.order
	f.items, f.order = map[string]P{}, nil
	for _, text := range order {
		f.add(t, items[text])
	}
}

// put creates item number n.
func (f *filled[P]) put(t *testing.T, n int, set func(m *Member[P], value any, n int)) string {
	t.Helper()
	p, ok := f.fresh(n)
	if !ok && !f.Picks {
		t.Skipf("the list of %s cannot be filled: no ids are known besides those of the test", f.List.Name)
	}
	for i := range f.Members {
		if m := &f.Members[i]; m.Field != nil {
			set(m, m.Field(p), n)
		}
	}
	return f.add(t, f.create(t, p))
}

// add keeps an item of the list by its JSON.
func (f *filled[P]) add(t *testing.T, p P) string {
	t.Helper()
	text := JSON(t, f.get(t, p))
	if _, ok := f.items[text]; ok {
		t.Skip("the JSON of the items does not distinguish them")
	}
	f.items[text] = p
	f.order = append(f.order, text)
	return text
}

// drop removes an item.
func (f *filled[P]) drop(text string) {
	delete(f.items, text)
	f.order = slices.DeleteFunc(f.order, func(s string) bool { return s == text })
}

// equalValues gives all items equal members.
func equalValues[P any](*Member[P], any, int) {}

// mixed makes some members equal, some different, and some different by case alone.
func (f *filled[P]) mixed(m *Member[P], value any, n int) {
	if !m.Several {
		return
	}
	at := slices.IndexFunc(f.Members, func(other Member[P]) bool { return other.Name == m.Name })
	if i := (n / (1 + at%2)) % 3; i > 0 {
		varyMember(value, i)
	}
	if n%4 == 3 && !readsItself(value) {
		otherCase(value)
	}
}

// rising makes all members different.
func rising[P any](m *Member[P], value any, n int) {
	if m.Several {
		varyMember(value, 1+(n*4)%listed)
	}
}

// missingValues removes the values of most members.
func missingValues[P any](m *Member[P], value any, n int) {
	switch {
	case m.Lacking && n%3 != 2:
		empty(value)
	case m.Several:
		varyMember(value, 1+n%2)
	}
}

// allMissing removes the values of all members.
func allMissing[P any](m *Member[P], value any, _ int) {
	if m.Lacking {
		empty(value)
	}
}

// orders returns the orders that a query can request: none, each key ascending and
// descending, and pairs of keys.
func (f *filled[P]) orders() []string {
	orders := []string{""}
	last := ""
	for _, m := range f.Members {
		if !m.Sort {
			continue
		}
		orders = append(orders, m.Name, "-"+m.Name)
		if last != "" {
			orders = append(orders, last+",-"+m.Name, "-"+m.Name+","+last)
		}
		last = m.Name
	}
	return orders
}
