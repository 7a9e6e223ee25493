package etagentest

import (
	"math/big"
	"testing"
	"time"
)

func TestTextOf(t *testing.T) {
	for _, c := range []struct {
		value any
		want  string
	}{
		{big.NewInt(5), "5"},
		{(*big.Int)(nil), ""},
		{7, ""},
		{time.Date(-1, 1, 1, 0, 0, 0, 0, time.UTC), ""}, // has no text
	} {
		if got := TextOf(c.value); got != c.want {
			t.Errorf("TextOf(%v) = %q, want %q", c.value, got, c.want)
		}
	}
}
