package etagen

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
)

// expired is a context whose deadline has passed, without using a clock.
type expired struct{ context.Context }

func (expired) Err() error { return context.DeadlineExceeded }

func TestClientGoneAndDeadlines(t *testing.T) {
	canceled, cancel := context.WithCancel(context.Background())
	cancel()
	here, late := context.Background(), expired{context.Background()}
	odd := errors.New("interrupted")
	deadline := fmt.Errorf("query: %w", context.DeadlineExceeded)
	const again, look = true, false
	tests := []struct {
		name        string
		ctx         context.Context
		load, write error
		status      int
		retry, told bool
		writes      int
	}{
		{"gone while loading", canceled, context.Canceled, nil, 503, again, false, 0},
		{"gone while loading, in the words of a driver", canceled, odd, nil, 503, again, false, 0},
		{"gone, and nothing there", canceled, errTaskNotFound, nil, 503, again, false, 0},
		{"gone while writing", canceled, nil, odd, 503, look, false, 1},
		{"gone, and a race is lost", canceled, nil, errTaskConflict, 503, again, false, 1},
		{"gone after the change", canceled, nil, nil, 200, look, false, 1},
		{"canceled by the store", here, context.Canceled, nil, 500, look, true, 0},
		{"canceled by the store while writing", here, nil, context.Canceled, 500, look, true, 1},
		{"late while loading", here, deadline, nil, 503, again, true, 0},
		{"late while loading, in the words of a driver", late, odd, nil, 503, again, true, 0},
		{"late, and nothing there", late, errTaskNotFound, nil, 404, look, false, 0},
		{"late while writing", here, nil, deadline, 503, look, true, 1},
		{"late while writing, in the words of a driver", late, nil, odd, 503, look, true, 1},
		{"late while writing, around a conflict", here, nil, errors.Join(errTaskConflict, deadline), 503, look, true, 1},
		{"late, and busy", late, nil, ErrUnavailable, 503, again, false, 1},
	}
	for _, test := range tests {
		for _, method := range []string{"PUT", "PATCH", "DELETE", "POST"} {
			if method == "POST" && (test.load != nil || errors.Is(test.write, errTaskConflict)) {
				continue
			}
			t.Run(test.name+", "+method, func(t *testing.T) {
				s := &taskStore{task: &task{Version: 1, Level: 1}, err: test.load, failed: test.write}
				w, told := sendTask(test.ctx, s, method, `{"level":"high"}`)
				status := test.status
				if method == "POST" && status == 200 {
					status = 201
				}
				if method == "DELETE" && status == 200 {
					status = 204
				}
				if w.Code != status || (w.Header().Get("Retry-After") != "") != test.retry || s.writes != test.writes {
					t.Errorf("%d %v %s after %d writes", w.Code, w.Header(), w.Body, s.writes)
				}
				if (told != nil) != test.told || told != nil && told != test.load && told != test.write {
					t.Errorf("told %v", told)
				}
				if unknown := status == 503 && !test.retry; unknown != strings.Contains(w.Body.String(), "may or may not") {
					t.Errorf("%s", w.Body)
				}
			})
		}
	}
}
