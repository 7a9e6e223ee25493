package reference

import (
	"strings"
	"testing"

	"github.com/etagen/etagen/cmd/etagen/internal/term"
)

// TestWidth checks that the text fits the width.
func TestWidth(t *testing.T) {
	for line := range strings.Lines(Whole().Markdown(true)) {
		if term.Width(strings.TrimSuffix(line, "\n")) > width {
			t.Errorf("too long: %s", line)
		}
	}
}
