// Package kept is internal to package other.
package kept

// Kept is used by a row.
type Kept struct {
	By string `json:"by"`
}

// Tone is a text type that only packages below other can name.
type Tone string

// Key is such a type, for keys of maps.
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
