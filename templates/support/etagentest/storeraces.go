package etagentest

import (
	"sync"
	"testing"
)

// writers is the number of concurrent writers.
const writers = 8

// atOnce calls do for all writers concurrently, and returns their errors.
func atOnce(do func(writer int) error) []error {
	errs := make([]error, writers)
	var start, done sync.WaitGroup
	start.Add(1)
	for i := range writers {
		done.Add(1)
		go func() {
			defer done.Done()
			start.Wait()
			errs[i] = do(i)
		}()
	}
	start.Done()
	done.Wait()
	return errs
}

// oneOf checks that one writer has succeeded, and that the others get the right
// error and not one of a busy store.
func oneOf(t *testing.T, method string, errs []error, lost ...error) {
	t.Helper()
	winners := 0
	for _, err := range errs {
		if err == nil {
			winners++
		} else {
			want(t, "a call of "+method+" that lost the race", err, lost...)
		}
	}
	if winners != 1 {
		t.Fatalf("%d of %d calls of %s from one state succeeded, want 1: compare and change in one statement", winners, writers, method)
	}
}

func oneWinner[P any](t *testing.T, s *Store[P]) {
	const rounds = 20
	stored := s.first(t)
	for round := range rounds {
		stored = s.get(t, stored)
		changed := make([]P, writers)
		for i := range changed {
			changed[i] = s.Change(stored, round*writers+i)
		}
		oneOf(t, "Update"+s.Name, atOnce(func(i int) error {
			_, err := s.Update(changed[i], stored)
			return err
		}), s.Conflict)
	}
}

func oneDeletes[P any](t *testing.T, s *Store[P]) {
	stored := s.first(t)
	oneOf(t, "Delete"+s.Name, atOnce(func(int) error { return s.Delete(stored, stored) }), s.NotFound, s.Conflict)
}

// oneCreates creates one id concurrently. A store may choose the ids, or have no
// room for another resource.
func oneCreates[P any](t *testing.T, s *Store[P]) {
	const rounds = 5
	for round := range rounds {
		sent := make([]P, writers)
		for i := range sent {
			sent[i] = s.New()
			if !s.unused(sent[i], round) {
				return
			}
		}
		created := make([]P, writers)
		errs := atOnce(func(i int) (err error) {
			created[i], err = s.Create(sent[i])
			return err
		})
		if s.choosesIDs(created, errs, s.askedFor(round)) {
			return
		}
		oneOf(t, "Create"+s.Name, errs, s.Exists)
	}
}

// choosesIDs reports whether a store has not used the requested id.
func (s *Store[P]) choosesIDs(created []P, errs []error, asked P) bool {
	for i, err := range errs {
		if err == nil && (!s.Picks || s.sameIDs(created[i], asked)) {
			return false
		}
	}
	return true
}

// askedFor returns a resource with the id that oneCreates requests.
func (s *Store[P]) askedFor(round int) P {
	p := s.New()
	s.unused(p, round)
	return p
}
