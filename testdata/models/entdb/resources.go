// Package entdb has resources over structs of ent.
package entdb

import "example.com/models/entdb/ent"

// Book is a row of ent. Its edges contain an author, which is a resource with its own
// version: that joins the entity tag of the book.
//
//etagen:resource /books/{id} methods=GET,PUT,PATCH,DELETE id=ID version=Version modified=UpdatedAt
//etagen:collection /books methods=GET,POST
type Book = ent.Book

// Author is a defined type over a row of ent whose edges are never loaded.
//
//etagen:resource /authors/{id} stat id=ID version=Version modified=Changed covered=Edges
type Author ent.Author
