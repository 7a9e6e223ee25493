package etagentest

import "testing"

func TestUnchanged(t *testing.T) {
	for want, value := range map[string]any{
		"{}":    map[string]int{"a": 1},
		"[1]":   []int{1},
		`"red"`: "red",
	} {
		if got := Unchanged(t, value); got != want {
			t.Errorf("Unchanged(%v) = %s, want %s", value, got, want)
		}
	}
}
