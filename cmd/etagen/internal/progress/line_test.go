package progress

import (
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// A screen can be read while it is written to.
type screen struct {
	mu   sync.Mutex
	text strings.Builder
}

func (s *screen) Write(b []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.text.Write(b)
}

func (s *screen) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.text.String()
}

func TestProgress(t *testing.T) {
	tests := []struct {
		name     string
		terminal bool
		takes    time.Duration
		want     string
	}{
		{"a quick run", true, 900 * time.Millisecond, ""},
		{"a long run", true, 1050 * time.Millisecond, eraseLine + "etagen: rendering 3/7" + eraseLine},
		{"a longer run", true, 1150 * time.Millisecond, eraseLine + "etagen: rendering 3/7" + eraseLine + "etagen: rendering 3/7" + eraseLine},
		{"a long run without a terminal", false, 2 * time.Second, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				var s screen
				p := NewLine(&s, test.terminal, Delay)
				p.Show("listing packages", 0, 1)
				p.Show("rendering", 3, 7)
				time.Sleep(test.takes)
				p.Clear()
				if s.String() != test.want {
					t.Errorf("got %q, want %q", s.String(), test.want)
				}
			})
		})
	}
}
