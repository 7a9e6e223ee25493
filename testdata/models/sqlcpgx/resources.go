// Package sqlcpgx has resources over rows of sqlc for pgx/v5.
package sqlcpgx

import "example.com/models/sqlcpgx/db"

// Book is a row without changes.
//
//etagen:resource /books/{id} methods=GET,PUT,PATCH,DELETE id=ID version=Version modified=UpdatedAt
//etagen:collection /books methods=GET,POST
type Book = db.Book

// Order has an id of two columns, and a version and a time that can be NULL.
//
//etagen:resource /customers/{customer}/orders/{number} methods=GET,PUT,DELETE stat id=Customer,Number version=Revision modified=ChangedAt
type Order db.Order

// Note is compared by the system column xmin.
//
//etagen:resource /notes/{id} id=ID version=Xmin modified=UpdatedAt
type Note = db.Note
