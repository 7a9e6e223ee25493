package etagentest

import (
	"errors"
	"testing"
)

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
