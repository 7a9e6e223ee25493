package stores

import (
	"context"
	"sync"
	"testing"
	"time"
)

// A badgeStore distinguishes the incarnations of a badge by a counter or by the time.
type badgeStore struct {
	mu     sync.Mutex
	rows   map[string]Badge
	births int64
	now    time.Time
}

func (s *badgeStore) GetBadge(_ context.Context, name string) (*Badge, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	b, ok := s.rows[name]
	if !ok {
		return nil, ErrBadgeNotFound
	}
	return &b, nil
}

// at returns the error of a write at a state of a badge.
func (s *badgeStore) at(method, name string, version, born int64) error {
	old, ok := s.rows[name]
	switch {
	case !ok:
		return ErrBadgeNotFound
	case old.Version != version:
		return ErrBadgeConflict
	case old.Born != born && way() != method+" ignores the incarnation":
		return ErrBadgeConflict
	}
	return nil
}

func (s *badgeStore) UpdateBadge(_ context.Context, b *Badge, version int64) (*Badge, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.at("Update", b.Name, version, b.Born); err != nil {
		return nil, err
	}
	next := *b
	next.Version++
	s.rows[b.Name] = next
	return &next, nil
}

func (s *badgeStore) DeleteBadge(_ context.Context, name string, version, born int64) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.at("Delete", name, version, born); err != nil {
		return err
	}
	delete(s.rows, name)
	return nil
}

func (s *badgeStore) CreateBadge(_ context.Context, b *Badge) (*Badge, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if _, ok := s.rows[b.Name]; ok {
		return nil, ErrBadgeExists
	}
	s.births++
	s.now = s.now.Add(600 * time.Millisecond)
	next := *b
	next.Version, next.Born = 1, s.births
	switch way() {
	case "born in whole seconds":
		next.Born = s.now.Unix()
	case "right: born in milliseconds":
		next.Born = s.now.UnixMilli()
	case "never born":
		next.Born = 0
	}
	s.rows[b.Name] = next
	return &next, nil
}

func TestBadgeStore(t *testing.T) {
	testBadgeStore(t, func(*testing.T) BadgeStore { return &badgeStore{rows: map[string]Badge{}} })
}

func TestBadgeStores(t *testing.T) {
	if out, err := run(t, "TestBadgeStore", "right: born in milliseconds"); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
	for _, way := range []string{"born in whole seconds", "never born"} {
		if out, err := run(t, "TestBadgeStore", way); err == nil || !leads(out, "give a field the role incarnation, but not a time in seconds") {
			t.Errorf("%s: got %v\n%s", way, err, out)
		}
	}
	for _, method := range []string{"Update", "Delete"} {
		way := method + " ignores the incarnation"
		if out, err := run(t, "TestBadgeStore", way); err == nil || !leads(out, method+"Badge for a resource that was deleted and created again since") {
			t.Errorf("%s: got %v\n%s", way, err, out)
		}
	}
}
