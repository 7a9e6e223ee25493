package etagentest

import (
	"fmt"
	"testing"
)

// RunKeeps checks a store for a handler that keeps bytes, if the resource has keep.
func RunKeeps[P any](t *testing.T, open Suite[P]) {
	t.Helper()
	open.run(t, "loads with one entity tag encode equally", loadsAgree[P])
}

// loadsAgree loads the resource several times in each of several states, also from
// replicas: a handler serves the bytes of one load in place of another.
func loadsAgree[P any](t *testing.T, s *Store[P]) {
	const states, loads = 3, 6
	stored := s.first(t)
	for n := range states {
		texts := map[string]string{} // by entity tag and modification time
		for range loads {
			s.agrees(t, texts, s.get(t, stored))
			if s.Read == nil {
				continue
			}
			if p, err := s.Read(stored); err == nil && !isNil(p) { // else the replica lags
				s.agrees(t, texts, p)
			}
		}
		if s.Update == nil || t.Failed() {
			return
		}
		s.update(t, stored, n)
		stored = s.get(t, stored)
	}
}

// agrees checks that a loaded value has the same JSON as earlier ones with the same validators.
func (s *Store[P]) agrees(t *testing.T, texts map[string]string, loaded P) {
	t.Helper()
	state, text := fmt.Sprint(s.ETag(loaded), s.Modified(loaded).UnixNano()), JSON(t, loaded)
	before, seen := texts[state]
	if !seen {
		texts[state] = text
		return
	}
	if difference := differs(text, before); difference != "" {
		t.Errorf("two loads by %s with the entity tag %s have different JSON: %s: with keep, a user gets the bytes of another; change the version with each update, give values that the store makes up the role derived, and sort what has no order",
			s.getter(), s.ETag(loaded), difference)
	}
}
