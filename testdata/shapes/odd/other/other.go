// Package other has types that package odd uses.
package other

import "example.com/shapes/odd/other/internal/kept"

// Mixin has a field that another package cannot name.
type Mixin struct {
	Kept   kept.Kept `json:"kept"`
	Seen   int       `json:"seen"`
	hidden int
	small
}

type small struct {
	Small string `json:"small"`
}

// Hidden keeps the field in use.
func (m *Mixin) Hidden() int { return m.hidden }

// Dot is a point.
type Dot struct{ X, Y int }

// Row is generic.
type Row[T any] struct {
	ID    int64 `json:"id"`
	Rev   int64 `json:"rev"`
	Value T     `json:"value"`
	Kept  *kept.Kept
}

// Song has members of types that only packages below other can name.
type Song struct {
	ID   string    `json:"id"`
	Rev  int       `json:"rev"`
	Tone kept.Tone `json:"tone"`
	Key  kept.Key  `json:"key"`
	Next *kept.Key `json:"next"`
}
