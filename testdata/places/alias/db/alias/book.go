// Package alias has the name of the package that uses its type.
package alias

import "sync"

// Rev is a version.
type Rev int64

// Book is a row, which may be locked.
type Book struct {
	sync.Mutex
	ID    string
	Rev   Rev
	Title string
}
