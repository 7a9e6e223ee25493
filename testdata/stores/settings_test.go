package stores

import (
	"context"
	"runtime"
	"strings"
	"sync"
	"testing"
)

// A settingStore compares the state that a write is based on by its entity tag, or not at
// all.
type settingStore struct {
	mu   sync.Mutex
	rows map[string]Setting
}

func (s *settingStore) GetSetting(_ context.Context, key string) (*Setting, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if way() == "names without case" {
		key = strings.ToLower(key)
	}
	row, ok := s.rows[key]
	if !ok {
		return nil, ErrSettingNotFound
	}
	return &row, nil
}

// current returns the error of a write for a state that is not the current one.
func (s *settingStore) current(stored *Setting) error {
	row, ok := s.rows[stored.Key]
	switch {
	case !ok:
		return ErrSettingNotFound
	case SettingETag(&row) != SettingETag(stored):
		return ErrSettingConflict
	}
	return nil
}

func (s *settingStore) UpdateSetting(_ context.Context, b, stored *Setting) (*Setting, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.current(stored); err != nil && way() != "an update that never compares" {
		return nil, err
	}
	if way() == "a comparison before the transaction" {
		s.mu.Unlock()
		runtime.Gosched()
		s.mu.Lock()
	}
	next := *b
	if way() == "an update into what it is for" {
		*stored = next
	}
	s.rows[b.Key] = next
	return &next, nil
}

func (s *settingStore) DeleteSetting(_ context.Context, stored *Setting) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.current(stored); err != nil && (way() != "a deletion that never compares" || err == ErrSettingNotFound) {
		return err
	}
	delete(s.rows, stored.Key)
	return nil
}

func (s *settingStore) CreateSetting(_ context.Context, b *Setting) (*Setting, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if _, ok := s.rows[b.Key]; ok {
		return nil, ErrSettingExists
	}
	next := *b
	s.rows[b.Key] = next
	return &next, nil
}

func TestSettingStore(t *testing.T) {
	testSettingStore(t, func(t *testing.T) SettingStore {
		b := newTestSetting(t)
		return &settingStore{rows: map[string]Setting{b.Key: *b}}
	})
}

// A store without versions must compare in its transaction.
func TestSettingStores(t *testing.T) {
	for way, advice := range map[string]string{
		"an update that never compares":       "UpdateSetting",
		"a comparison before the transaction": "compare and change in one",
		"an update into what it is for":       "compare before you change the new value",
		"a deletion that never compares":      "DeleteSetting",
		"names without case":                  "compared byte by byte",
	} {
		if out, err := run(t, "TestSettingStore", way); err == nil || !leads(out, advice) {
			t.Errorf("%s: got %v\n%s", way, err, out)
		}
	}
}
