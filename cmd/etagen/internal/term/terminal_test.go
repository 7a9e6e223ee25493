package term

import (
	"os"
	"path/filepath"
	"testing"
)

// TestShowsColour uses the null device as a terminal, because both are character
// devices, and a file as something else.
func TestShowsColour(t *testing.T) {
	device, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer device.Close()
	file, err := os.Create(filepath.Join(t.TempDir(), "out"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	tests := []struct {
		name, noColor, term string
		to                  *os.File
		terminal, colour    bool
		screen              bool
	}{
		{"a terminal", "", "xterm-256color", device, true, true, true},
		{"a terminal of no known kind", "", "", device, true, true, true},
		{"a dumb terminal", "", "dumb", device, false, false, true},
		{"a user who wants none", "1", "xterm", device, true, false, true},
		{"a file", "", "xterm", file, false, false, false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Setenv("NO_COLOR", test.noColor)
			t.Setenv("TERM", test.term)
			if terminal, colour := IsTerminal(test.to), ShowsColour(test.to); terminal != test.terminal || colour != test.colour {
				t.Errorf("terminal %t, colour %t", terminal, colour)
			}
			if screen := IsScreen(test.to); screen != test.screen {
				t.Errorf("screen %t", screen)
			}
		})
	}
}
