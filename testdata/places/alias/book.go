// Package alias has a resource of a package that is called alike.
package alias

import "example.com/places/alias/db/alias"

// Book is called as in every package of this module.
//
//etagen:resource /books/{id} methods=GET,PUT,PATCH,DELETE create stat id=ID version=Rev
//etagen:collection /books methods=GET,POST
type Book = alias.Book
