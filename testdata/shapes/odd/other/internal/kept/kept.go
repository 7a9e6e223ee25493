// Package kept is for other alone.
package kept

// Kept is a row's own.
type Kept struct {
	By string `json:"by"`
}

// Tone is a text that only this tree can name.
type Tone string

// Key is one whose values only this tree can name too.
type Key string

// The keys.
const (
	Major Key = "major"
	Minor Key = "minor"
)

// UnmarshalText takes every text.
func (k *Key) UnmarshalText(text []byte) error {
	*k = Key(text)
	return nil
}
