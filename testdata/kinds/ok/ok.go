// Package ok has the name of a variable in generated code.
package ok

import "errors"

// ID rejects its zero value.
type ID string

// Shelf has a method that reads it, and none that writes it.
type Shelf string

// UnmarshalText rejects any other text.
func (s *Shelf) UnmarshalText(text []byte) error {
	if len(text) == 0 || text[0] != 'a' {
		return errors.New("a shelf begins with an a")
	}
	*s = Shelf(text)
	return nil
}
