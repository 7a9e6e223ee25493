package etagentest

import (
	"errors"
	"reflect"
	"slices"
	"testing"
)

// A filled is a store whose list is not empty.
type filled[P any] struct {
	*Store[P]
	*List[P]
	items   map[string]P // by their JSON
	order   []string     // their JSON in the order in which they were created
	moved   int          // how many of them were updated
	changed string       // what was done before a request, for messages
}

// newFilled returns a store whose list is still empty.
func newFilled[P any](s Store[P]) *filled[P] {
	if s.List.IDs == nil {
		s.List.IDs = s.IDs
	}
	return &filled[P]{Store: &s, List: s.List, items: map[string]P{}}
}

// listed is how many items a list has in the checks.
const listed = 9

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

// put creates item number n.
func (f *filled[P]) put(t *testing.T, n int, set func(m *Member[P], value any, n int)) string {
	t.Helper()
	p, ok := f.fresh(n)
	if !ok && !f.Picks {
		t.Skipf("the list of %s cannot be filled: no ids are known besides those of the test", f.List.Name)
	}
	f.give(p, n, set)
	return f.add(t, f.create(t, p))
}

// give sets the members of item number n.
func (f *filled[P]) give(p P, n int, set func(m *Member[P], value any, n int)) {
	for i := range f.Members {
		switch m := &f.Members[i]; {
		case m.Field == nil:
		case m.Unique:
			f.differ(m, m.Field(p), n)
		default:
			set(m, m.Field(p), n)
		}
	}
}

// differ gives a member of item number n another value than those of other items, unless
// the sample does.
func (f *filled[P]) differ(m *Member[P], value any, n int) {
	if m.Several && reflect.DeepEqual(m.Field(f.New()), m.Field(f.New())) {
		varyMember(value, 1+n)
	}
}

// varyMember is vary for a filter, which may be a slice.
func varyMember(p any, n int) bool {
	v := reflect.ValueOf(p).Elem()
	switch {
	case v.Kind() == reflect.Pointer && v.Type().Elem().Kind() == reflect.Slice && !readsItself(p):
		return edit(v, func(p any) bool { return varyMember(p, n) })
	case v.Kind() != reflect.Slice || readsItself(p):
		return vary(p, n)
	}
	fresh := reflect.MakeSlice(v.Type(), 2, 2)
	for i := range fresh.Len() {
		if v.Len() > 0 {
			fresh.Index(i).Set(v.Index(0))
		}
		if !vary(fresh.Index(i).Addr().Interface(), n+i*far) {
			return false
		}
	}
	v.Set(fresh)
	return true
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

// removes deletes an item. It returns false if the store refuses to: the test may have given
// the item values with which none can be deleted, such as a status.
func (f *filled[P]) removes(t *testing.T, text string) bool {
	stored := f.get(t, f.items[text])
	err := f.Delete(stored, stored)
	if err == nil {
		f.drop(text)
	} else if errors.Is(err, f.NotFound) || errors.Is(err, f.Conflict) {
		t.Fatalf("Delete%s at the stored version: %v", f.Store.Name, err)
	}
	return err == nil
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
