// Package entdb has resources over structs of ent.
package entdb

import "example.com/models/entdb/ent"

// Book is as ent made it, its edges in the body.
//
//etagen:resource /books/{id} methods=GET,PUT,PATCH,DELETE id=ID version=Version modified=UpdatedAt
//etagen:collection /books methods=GET,POST
type Book = ent.Book

// Author is a type of its own over ent's.
//
//etagen:resource /authors/{id} stat id=ID version=Version modified=Changed
type Author ent.Author
