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

// task has members that reject being encoded.
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

// taskStore stores one task, and counts calls.
type taskStore struct {
	task   *task
	err    error  // from loading
	writes int    // calls that write
	during func() // called during a write
	failed error  // from writing

	told func(*http.Request, error) // OnError
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

// taskResource is for a store that chooses the ids.
var taskResource = Resource{
	NotFound: errTaskNotFound, Conflict: errTaskConflict, Exists: errTaskExists, Unguarded: true,
	ListPattern: "/tasks", ItemPattern: "/tasks/{id}",
}

// taskWriter implements all methods for a taskStore.
type taskWriter struct{ *taskStore }

func (taskWriter) At(*http.Request, any) bool { return true } // a test may register it anywhere

func (s taskWriter) Settings(Op, string) Settings { return Settings{OnError: s.told} }

func (taskWriter) Validators(t any) (etag string, modified time.Time) {
	return fmt.Sprintf(`"%d"`, t.(*task).Version), time.Time{}
}

func (taskWriter) ItemAt(*http.Request, any) bool                         { return true }
func (taskWriter) New(*http.Request) (any, error)                         { return new(task), nil }
func (taskWriter) NewItem(*http.Request) (any, error)                     { return new(task), nil }
func (taskWriter) Adopt(next, stored any)                                 { next.(*task).Version = stored.(*task).Version }
func (taskWriter) AdoptItem(next, fresh any)                              { next.(*task).Version = fresh.(*task).Version }
func (taskWriter) ReadList(http.ResponseWriter, *http.Request, *Settings) {}
func (taskWriter) IDs(t any) []string                                     { return []string{t.(*task).ID} }
func (s taskWriter) Load(*http.Request) (any, error)                      { return s.task, s.err }
func (s taskWriter) Update(_ context.Context, t, _ any) (any, error)      { return s.write(t.(*task)) }

func (s taskWriter) Create(_ context.Context, tValue any) (any, error) {
	t := tValue.(*task)
	t.ID = "1"
	return s.write(t)
}

func (s taskWriter) Delete(context.Context, any) error {
	_, err := s.write(new(task))
	return err
}

// sendTask sends one request, and returns the errors passed to OnError.
func sendTask(ctx context.Context, s *taskStore, method, text string) (w *httptest.ResponseRecorder, told error) {
	w = httptest.NewRecorder()
	r := httptest.NewRequest(method, "/tasks", strings.NewReader(text)).WithContext(ctx)
	r.Header.Set("Content-Type", map[bool]string{true: mergePatchType, false: jsonType}[method == "PATCH"])
	s.told = func(_ *http.Request, err error) { told = err }
	switch method {
	case http.MethodPost:
		Post(w, r, taskWriter{s}, &taskResource, "/tasks/{id}")
	case http.MethodPut:
		Put(w, r, taskWriter{s}, &taskResource, "/tasks/{id}")
	case http.MethodPatch:
		Patch(w, r, taskWriter{s}, &taskResource, "/tasks/{id}")
	case http.MethodDelete:
		Delete(w, r, taskWriter{s}, &taskResource, "/tasks/{id}")
	}
	return w, told
}
