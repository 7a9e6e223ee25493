// Package ok is called as variables of generated code are.
package ok

import "errors"

// ID has no zero value that a text could stand for.
type ID string

// Shelf is read by a method and written as it is.
type Shelf string

// UnmarshalText refuses what is no shelf.
func (s *Shelf) UnmarshalText(text []byte) error {
	if len(text) == 0 || text[0] != 'a' {
		return errors.New("a shelf begins with an a")
	}
	*s = Shelf(text)
	return nil
}
