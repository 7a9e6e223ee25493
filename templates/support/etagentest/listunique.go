package etagentest

import (
	"reflect"
	"testing"
)

// findUnique finds out which members have to differ between items, as in a column with
// UNIQUE. If only several of them together have to, all of them count.
func findUnique[P any](t *testing.T, open func(t *testing.T) Store[P], members []Member[P]) {
	t.Helper()
	refuses := func(equal func(member int) bool) bool {
		t.Helper()
		f := newFilled(open(t))
		f.List.Members = members
		return !f.takesPair(equal)
	}
	if !refuses(func(int) bool { return true }) || refuses(func(int) bool { return false }) {
		return
	}
	found := false
	for i := range members {
		members[i].Unique = refuses(func(other int) bool { return other == i })
		found = found || members[i].Unique
	}
	for i := range members {
		members[i].Unique = members[i].Unique || !found
	}
}

// takesPair reports whether two resources can be created, of which some members are equal
// and the others differ.
func (f *filled[P]) takesPair(equal func(member int) bool) bool {
	sample := f.New()
	for n := range 2 {
		p, ok := f.fresh(n)
		if !ok && !f.Picks {
			return true
		}
		for i := range f.Members {
			switch m := &f.Members[i]; {
			case m.Field == nil:
			case equal(i):
				reflect.ValueOf(m.Field(p)).Elem().Set(reflect.ValueOf(m.Field(sample)).Elem())
			default:
				f.differ(m, m.Field(p), n)
			}
		}
		if _, err := f.tryCreate(p); err != nil {
			return false
		}
	}
	return true
}
