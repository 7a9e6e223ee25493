package etagentest

import (
	"slices"
	"testing"
)

// probe finds out which values of the members the store accepts: it creates resources
// in new stores.
func probe[P any](t *testing.T, open func(t *testing.T) Store[P]) []Member[P] {
	t.Helper()
	members := slices.Clone(open(t).List.Members)
	for i := range members {
		if m := &members[i]; m.Field != nil {
			m.Several = newFilled(open(t)).takes(t, m, func(v any) bool { return varyMember(v, 1) })
			m.Lacking = newFilled(open(t)).takes(t, m, empty)
		}
	}
	findUnique(t, open, members)
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
