// Package alias has a resource of another package with the same name.
package alias

import "example.com/places/alias/db/alias"

// Book has the same name in every package of this module.
//
//etagen:resource /books/{id} methods=GET,PUT,PATCH,DELETE create stat id=ID version=Rev
//etagen:collection /books methods=GET,POST
type Book = alias.Book
