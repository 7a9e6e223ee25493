package tests

import (
	"testing"
	url "time"
)

// TestNames uses names of the output as local ones.
func TestNames(t *testing.T) {
	http, errors, strconv := 1, 2, newTestBook(t)
	if etagentest := url.Now(); etagentest.IsZero() || http == errors || strconv == nil {
		t.Error("nothing means what it says")
	}
}
