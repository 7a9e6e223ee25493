// Package entdb has resources over structs of ent.
package entdb

import "example.com/models/entdb/ent"

// Book is as ent made it. Its edges lead to an author, which has a version of its
// own and is a resource too: the author's joins the entity tag of the book.
//
//etagen:resource /books/{id} methods=GET,PUT,PATCH,DELETE id=ID version=Version modified=UpdatedAt
//etagen:collection /books methods=GET,POST
type Book = ent.Book

// Author is a type of its own over ent's, whose edges are never loaded.
//
//etagen:resource /authors/{id} stat id=ID version=Version modified=Changed covered=Edges
type Author ent.Author
