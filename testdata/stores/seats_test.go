package stores

import (
	"context"
	"sync"
	"testing"
	"time"
)

// A seatStore uses several connections in turn, of which one may return different bytes.
type seatStore struct {
	mu    sync.Mutex
	way   string
	rows  map[int]Seat
	loads int
}

func (s *seatStore) GetSeat(_ context.Context, hall string, id int) (*Seat, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	seat, ok := s.rows[id]
	if !ok || seat.Hall != hall {
		return nil, ErrSeatNotFound
	}
	const connections = 4
	if s.loads++; s.loads%connections == 0 {
		switch s.way {
		case "a connection in another zone":
			seat.Changed = seat.Changed.In(time.FixedZone("", 3600))
		case "tags in any order":
			seat.Tags = []string{"b", "a"}
		case "a user of its own":
			seat.Text += " for you"
		}
	}
	return &seat, nil
}

func (s *seatStore) StatSeat(_ context.Context, hall string, id int) (SeatStat, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	seat, ok := s.rows[id]
	if !ok || seat.Hall != hall {
		return SeatStat{}, ErrSeatNotFound
	}
	return SeatStat{Version: seat.Version, Changed: seat.Changed}, nil
}

// at returns what is stored at a version.
func (s *seatStore) at(hall string, id int, version int64) error {
	old, ok := s.rows[id]
	switch {
	case !ok || old.Hall != hall:
		return ErrSeatNotFound
	case old.Version != version:
		return ErrSeatConflict
	}
	return nil
}

func (s *seatStore) UpdateSeat(_ context.Context, seat *Seat, version int64) (*Seat, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.at(seat.Hall, seat.ID, version); err != nil {
		return nil, err
	}
	next := *seat
	next.Version++
	next.Changed = next.Changed.Add(time.Hour)
	s.rows[seat.ID] = next
	return &next, nil
}

func (s *seatStore) DeleteSeat(_ context.Context, hall string, id int, version int64) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.at(hall, id, version); err != nil {
		return err
	}
	delete(s.rows, id)
	return nil
}

func TestSeatStore(t *testing.T) {
	testSeatStore(t, func(t *testing.T) SeatStore {
		seat := newTestSeat(t)
		return &seatStore{way: way(), rows: map[int]Seat{seat.ID: *seat}}
	})
}

// With keep, a store with different bytes under one entity tag would send one user those
// of another.
func TestStoresWithDifferentBytesFail(t *testing.T) {
	for way, says := range map[string]string{
		"a connection in another zone": "the member changed",
		"tags in any order":            "the member tags",
		"a user of its own":            "the member text",
	} {
		if out, err := run(t, "TestSeatStore", way); err == nil || !leads(out, says) || !leads(out, "with keep, a user gets the bytes of another") {
			t.Errorf("%s: want a first line with %q, got %v\n%s", way, says, err, out)
		}
	}
}
