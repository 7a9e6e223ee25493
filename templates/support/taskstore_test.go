package etagen

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"time"
)

var (
	errTaskNotFound = errors.New("task not found")
	errTaskConflict = errors.New("task was changed")
	errTaskExists   = errors.New("task exists")
)

// task has members that refuse to be encoded.
type task struct {
	ID      string    `json:"id"`
	Version serial    `json:"version"`
	Level   level     `json:"level"`
	Due     time.Time `json:"due"`
	Extra   any       `json:"extra"`
}

// serial is a version whose zero value has no JSON: the store sets it.
type serial int

func (s serial) MarshalText() ([]byte, error) {
	if s == 0 {
		return nil, levelError{"zero"}
	}
	return fmt.Appendf(nil, "%d", int(s)), nil
}

func (s *serial) UnmarshalText(text []byte) error {
	_, err := fmt.Sscan(string(text), (*int)(s))
	return err
}

// taskStore holds one task, and counts what it is asked to do.
type taskStore struct {
	task   *task
	err    error  // of loading
	writes int    // that were asked for
	during func() // a write
	failed error  // of writing
}

func (s *taskStore) write(t *task) (*task, error) {
	s.writes++
	if s.during != nil {
		s.during()
	}
	if s.failed != nil {
		return nil, s.failed
	}
	t.Version++
	s.task = t
	return t, nil
}

// taskWrites is for a store that chooses the ids.
var taskWrites = Writes[*taskStore, *task]{
	Resource:     &Resource{NotFound: errTaskNotFound, Conflict: errTaskConflict, Exists: errTaskExists, Require: RequireNone},
	ETag:         func(t *task) string { return fmt.Sprintf(`"%d"`, t.Version) },
	LastModified: func(*task) time.Time { return time.Time{} },
	New:          func(*http.Request) (*task, error) { return new(task), nil },
	Adopt:        func(next, stored *task) { next.Version = stored.Version },
	Load:         func(s *taskStore, _ *http.Request) (*task, error) { return s.task, s.err },
	Create: func(s *taskStore, _ *http.Request, t *task) (*task, error) {
		t.ID = "1"
		return s.write(t)
	},
	Update:      func(s *taskStore, _ *http.Request, t, _ *task) (*task, error) { return s.write(t) },
	Delete:      func(s *taskStore, _ *http.Request, _ *task) error { _, err := s.write(new(task)); return err },
	ListPattern: "/tasks",
	ItemPattern: "/tasks/{id}",
	IDs:         func(t *task) []string { return []string{t.ID} },
}

// sendTask answers one request, and returns what OnError was told.
func sendTask(ctx context.Context, s *taskStore, method, text string) (w *httptest.ResponseRecorder, told error) {
	w = httptest.NewRecorder()
	r := httptest.NewRequest(method, "/tasks", strings.NewReader(text)).WithContext(ctx)
	r.Header.Set("Content-Type", map[bool]string{true: mergePatchType, false: plainJSONType}[method == "PATCH"])
	writes := taskWrites
	writes.Settings = func(*taskStore) Settings {
		return Settings{OnError: func(_ *http.Request, err error) { told = err }}
	}
	if method != "POST" {
		writes.IDs = nil
	}
	if method == "PUT" {
		writes.Create = nil
	}
	writes.answer(w, r, s, method)
	return w, told
}
