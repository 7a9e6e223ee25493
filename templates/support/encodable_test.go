package etagen

import (
	"context"
	"math"
	"strings"
	"testing"
)

// A value that could not be sent back is rejected before the store is called.
func TestWhatCannotBeEncodedIsNotStored(t *testing.T) {
	tests := []struct {
		name, method, text string
		stored             *task
		status             int
		pointer            string
	}{
		{"POST", "POST", `{"level":"high"}`, nil, 201, ""},
		{"POST of a value that cannot be told", "POST", `{"level":"odd"}`, nil, 422, "/level"},
		{"POST without a value that has to be there", "POST", `{}`, nil, 422, "/level"},
		{"PUT", "PUT", `{"level":"high"}`, &task{Version: 1}, 200, ""},
		{"PUT of a value that cannot be told", "PUT", `{"level":"odd"}`, &task{Version: 1, Level: 1}, 422, "/level"},
		{"PUT without a value that has to be there", "PUT", `{}`, &task{Version: 1, Level: 1}, 422, "/level"},
		{"PUT mends what is stored", "PUT", `{"level":"high"}`, &task{Version: 1, Extra: math.Inf(1)}, 200, ""},
		{"PATCH of a value that cannot be told", "PATCH", `{"level":"odd"}`, &task{Version: 1, Level: 1}, 422, "/level"},
		{"PATCH removes what has to be there", "PATCH", `{"level":null}`, &task{Version: 1, Level: 1}, 422, "/level"},
		{"PATCH mends what is stored", "PATCH", `{"extra":1}`, &task{Version: 1, Level: 1, Extra: math.Inf(1)}, 200, ""},
		{"PATCH mends one of two", "PATCH", `{"extra":1}`, &task{Version: 1, Level: 2, Extra: math.Inf(1)}, 500, ""},
		{"PATCH of something else", "PATCH", `{"level":"high"}`, &task{Version: 1, Level: 1, Extra: math.Inf(1)}, 500, ""},
		{"PATCH into what cannot be told", "PATCH", `{"extra":{"a":1}}`, &task{Version: 1, Level: 1, Extra: math.Inf(1)}, 500, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s := &taskStore{task: test.stored}
			w, told := sendTask(context.Background(), s, test.method, test.text)
			pointer := `"pointer":"` + test.pointer + `"`
			if w.Code != test.status || test.pointer != "" && !strings.Contains(w.Body.String(), pointer) {
				t.Errorf("%d %s, want %d %s", w.Code, w.Body, test.status, test.pointer)
			}
			if stored := w.Code < 300; (s.writes > 0) != stored || (told != nil) != (w.Code == 500) {
				t.Errorf("%d writes, told %v", s.writes, told)
			}
		})
	}
}
