package conformance

import (
	"context"
	"errors"
	"sync"
	"time"
)

var (
	errAbsent = errors.New("absent")
	errMoved  = errors.New("moved")
	errThere  = errors.New("there")
)

// A shelf holds one record, or none.
type shelf[T Guarded | Dated | Open | Loose] struct {
	mu     sync.Mutex
	record *Record
}

func (s *shelf[T]) get(id string) (*T, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.record == nil || s.record.ID != id {
		return nil, errAbsent
	}
	v := T(*s.record)
	return &v, nil
}

func (s *shelf[T]) create(v *T) (*T, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	r := Record(*v)
	if s.record != nil && s.record.ID == r.ID {
		return nil, errThere
	}
	return s.put(r, "Version-1"), nil
}

func (s *shelf[T]) update(v *T, version string) (*T, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	r := Record(*v)
	if s.record == nil || s.record.ID != r.ID {
		return nil, errAbsent
	}
	if s.record.Version != version {
		return nil, errMoved
	}
	return s.put(r, version+"+"), nil
}

func (s *shelf[T]) put(r Record, version string) *T {
	r.Version, r.Modified = version, time.Now()
	s.record = &r
	v := T(r)
	return &v
}

func (s *shelf[T]) delete(id, version string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.record == nil || s.record.ID != id {
		return errAbsent
	}
	if s.record.Version != version {
		return errMoved
	}
	s.record = nil
	return nil
}

// is returns the error of a resource for an error of a shelf.
func is(err, notFound, conflict, exists error) error {
	switch err {
	case errAbsent:
		return notFound
	case errMoved:
		return conflict
	case errThere:
		return exists
	}
	return err
}

type guardedShelf struct{ shelf[Guarded] }

func (s *guardedShelf) GetGuarded(_ context.Context, id string) (*Guarded, error) {
	v, err := s.get(id)
	return v, is(err, ErrGuardedNotFound, ErrGuardedConflict, nil)
}

func (s *guardedShelf) UpdateGuarded(_ context.Context, v *Guarded, version string) (*Guarded, error) {
	v, err := s.update(v, version)
	return v, is(err, ErrGuardedNotFound, ErrGuardedConflict, nil)
}

func (s *guardedShelf) DeleteGuarded(_ context.Context, id, version string) error {
	return is(s.delete(id, version), ErrGuardedNotFound, ErrGuardedConflict, nil)
}

type datedShelf struct{ shelf[Dated] }

func (s *datedShelf) GetDated(_ context.Context, id string) (*Dated, error) {
	v, err := s.get(id)
	return v, is(err, ErrDatedNotFound, ErrDatedConflict, ErrDatedExists)
}

func (s *datedShelf) CreateDated(_ context.Context, v *Dated) (*Dated, error) {
	v, err := s.create(v)
	return v, is(err, ErrDatedNotFound, ErrDatedConflict, ErrDatedExists)
}

func (s *datedShelf) UpdateDated(_ context.Context, v *Dated, version string) (*Dated, error) {
	v, err := s.update(v, version)
	return v, is(err, ErrDatedNotFound, ErrDatedConflict, ErrDatedExists)
}

func (s *datedShelf) DeleteDated(_ context.Context, id, version string) error {
	return is(s.delete(id, version), ErrDatedNotFound, ErrDatedConflict, ErrDatedExists)
}

type openShelf struct{ shelf[Open] }

func (s *openShelf) GetOpen(_ context.Context, id string) (*Open, error) {
	v, err := s.get(id)
	return v, is(err, ErrOpenNotFound, ErrOpenConflict, nil)
}

func (s *openShelf) StatOpen(_ context.Context, id string) (OpenStat, error) {
	v, err := s.get(id)
	if err != nil {
		return OpenStat{}, is(err, ErrOpenNotFound, ErrOpenConflict, nil)
	}
	return OpenStat{Version: v.Version, Modified: v.Modified}, nil
}

func (s *openShelf) UpdateOpen(_ context.Context, v *Open, version string) (*Open, error) {
	v, err := s.update(v, version)
	return v, is(err, ErrOpenNotFound, ErrOpenConflict, nil)
}

func (s *openShelf) DeleteOpen(_ context.Context, id, version string) error {
	return is(s.delete(id, version), ErrOpenNotFound, ErrOpenConflict, nil)
}

type looseShelf struct{ shelf[Loose] }

func (s *looseShelf) GetLoose(_ context.Context, id string) (*Loose, error) {
	v, err := s.get(id)
	return v, is(err, ErrLooseNotFound, ErrLooseConflict, ErrLooseExists)
}

func (s *looseShelf) CreateLoose(_ context.Context, v *Loose) (*Loose, error) {
	v, err := s.create(v)
	return v, is(err, ErrLooseNotFound, ErrLooseConflict, ErrLooseExists)
}

func (s *looseShelf) UpdateLoose(_ context.Context, v *Loose, version string) (*Loose, error) {
	v, err := s.update(v, version)
	return v, is(err, ErrLooseNotFound, ErrLooseConflict, ErrLooseExists)
}

func (s *looseShelf) DeleteLoose(_ context.Context, id, version string) error {
	return is(s.delete(id, version), ErrLooseNotFound, ErrLooseConflict, ErrLooseExists)
}
