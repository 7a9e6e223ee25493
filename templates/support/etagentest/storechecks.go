package etagentest

import (
	"errors"
	"sync"
	"testing"
)

func getTwice[P any](t *testing.T, s *Store[P]) {
	stored := s.first(t)
	if s.ETag(stored) == "" {
		t.Error("what is stored has no entity tag")
	}
	s.same(t, "what the second Get returns", s.get(t), stored)
}

func missing[P any](t *testing.T, s *Store[P]) {
	want(t, "Get of what does not exist", s.Missing(), s.NotFound)
}

func statAgrees[P any](t *testing.T, s *Store[P]) {
	stored := s.first(t)
	for n := range 3 {
		etag, modified, err := s.Stat()
		if err != nil {
			t.Fatalf("Stat: %v", err)
		}
		if etag != s.ETag(stored) {
			t.Errorf("Stat tells the entity tag %s, Get has %s", etag, s.ETag(stored))
		}
		if !modified.Equal(s.Modified(stored)) {
			t.Errorf("Stat tells the time of change %v, Get has %v", modified, s.Modified(stored))
		}
		if s.Update == nil {
			return
		}
		s.update(t, stored, n)
		stored = s.get(t)
	}
}

func updateIsSeen[P any](t *testing.T, s *Store[P]) {
	updated := s.update(t, s.first(t), 1)
	s.same(t, "what Update returned", updated, s.get(t))
}

// updateMoves changes the resource to and fro: other content may never have a
// tag that was used before.
func updateMoves[P any](t *testing.T, s *Store[P]) {
	stored := s.first(t)
	seen := map[string]bool{s.ETag(stored): true}
	for n := range 4 {
		stored = s.update(t, stored, n%2)
		if seen[s.ETag(stored)] {
			t.Fatalf("update number %d has the entity tag %s once more", n+1, s.ETag(stored))
		}
		seen[s.ETag(stored)] = true
	}
}

func updateRefuses[P any](t *testing.T, s *Store[P]) {
	old := s.first(t)
	current := s.update(t, old, 1)
	_, err := s.Update(s.Change(old, 2), old)
	want(t, "Update at an old version", err, s.Conflict)
	s.same(t, "what is stored after a refused Update", s.get(t), current)
}

func deleteRefuses[P any](t *testing.T, s *Store[P]) {
	old := s.first(t)
	current := s.update(t, old, 1)
	want(t, "Delete at an old version", s.Delete(old), s.Conflict)
	s.same(t, "what is stored after a refused Delete", s.get(t), current)
}

func deleteRemoves[P any](t *testing.T, s *Store[P]) {
	stored := s.first(t)
	if err := s.Delete(stored); err != nil {
		t.Fatalf("Delete at the stored version: %v", err)
	}
	_, err := s.Get()
	want(t, "Get of what is deleted", err, s.NotFound)
	if s.Stat != nil {
		_, _, err := s.Stat()
		want(t, "Stat of what is deleted", err, s.NotFound)
	}
	want(t, "Delete of what is deleted", s.Delete(stored), s.NotFound, s.Conflict)
}

func updateAfterDelete[P any](t *testing.T, s *Store[P]) {
	stored := s.first(t)
	if err := s.Delete(stored); err != nil {
		t.Fatalf("Delete at the stored version: %v", err)
	}
	_, err := s.Update(s.Change(stored, 1), stored)
	want(t, "Update of what is deleted", err, s.NotFound, s.Conflict)
	_, err = s.Get()
	want(t, "Get of what is deleted, after an Update", err, s.NotFound)
}

func createRefuses[P any](t *testing.T, s *Store[P]) {
	stored := s.first(t)
	_, err := s.Create()
	want(t, "Create of what exists", err, s.Exists)
	s.same(t, "what is stored after a refused Create", s.get(t), stored)
}

func createIsSeen[P any](t *testing.T, s *Store[P]) {
	if err := s.Delete(s.first(t)); err != nil {
		t.Fatalf("Delete at the stored version: %v", err)
	}
	created, err := s.Create()
	if err != nil {
		t.Fatalf("Create of what does not exist: %v", err)
	}
	s.same(t, "what Create returned", created, s.get(t))
}

// oneWinner has many updates start from one version. Those that lose have to be
// told so, and not that the store is busy.
func oneWinner[P any](t *testing.T, s *Store[P]) {
	const writers, rounds = 8, 20
	for round := range rounds {
		stored := s.first(t)
		errs := make([]error, writers)
		var start, done sync.WaitGroup
		start.Add(1)
		for i := range writers {
			changed := s.Change(stored, round*writers+i)
			done.Add(1)
			go func() {
				defer done.Done()
				start.Wait()
				_, errs[i] = s.Update(changed, stored)
			}()
		}
		start.Done()
		done.Wait()
		winners := 0
		for _, err := range errs {
			if err == nil {
				winners++
			} else if !errors.Is(err, s.Conflict) {
				t.Errorf("an Update that lost: error %v, want one that wraps %q", err, s.Conflict)
			}
		}
		if winners != 1 {
			t.Fatalf("%d of %d updates from one version succeeded, want 1", winners, writers)
		}
	}
}
