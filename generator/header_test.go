package generator

import (
	"context"
	"strings"
	"testing"
)

// TestHeaderIsChecked checks that a run looks at the text before anything else.
func TestHeaderIsChecked(t *testing.T) {
	_, err := Generate(context.Background(), Config{Dir: t.TempDir(), Header: "//go:build ignore"})
	if err == nil || !strings.Contains(err.Error(), "header") {
		t.Errorf("error %v, want one about the header", err)
	}
}
