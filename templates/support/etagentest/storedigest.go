package etagentest

import "testing"

// runDigestUpdates checks the store of a handler that updates, if the entity
// tag is made of the JSON: a state is its content, and may come back.
func runDigestUpdates[P any](t *testing.T, open Suite[P]) {
	t.Helper()
	open.run(t, "Update leaves alone what it is for", updateLeaves[P])
	if open(t).Constant {
		return
	}
	open.run(t, "Update refuses a state that is gone", updateRefuses[P])
	open.run(t, "Update takes a state that has come back", updateReturns[P])
	open.run(t, "of many updates at once one wins", oneWinner[P])
}

// updateLeaves checks that an update leaves the old value unchanged, even if it
// fails: the handler compares preconditions with that value.
func updateLeaves[P any](t *testing.T, s *Store[P]) {
	stored := s.first(t)
	before := JSON(t, stored)
	s.update(t, stored, 1)
	if _, err := s.Update(s.Change(stored, 2), stored); err != nil {
		want(t, "Update"+s.Name+" for a state that is gone", err, s.Conflict)
	}
	if difference := differs(JSON(t, stored), before); difference != "" {
		t.Errorf("after Update%s, its argument stored has %s: compare before you change the new value, which may share memory with it", s.Name, difference)
	}
}

// updateReturns changes the resource to and fro: the same JSON is the same state.
func updateReturns[P any](t *testing.T, s *Store[P]) {
	first := s.update(t, s.first(t), 1)
	s.update(t, s.get(t, first), 2)
	again := s.update(t, s.get(t, first), 1)
	if s.ETag(again) != s.ETag(first) {
		return // something else in the JSON changes with each update
	}
	if _, err := s.Update(s.Change(first, 3), first); err != nil {
		t.Errorf("Update%s for a state that was restored: error %v, want none: compare only the entity tags of the row and of stored", s.Name, err)
	}
}
