package catalog

import (
	"context"
	"net/http"

	"example.com/bookshop/internal/etagen"
)

// A Book is one title. About contains nearly all of its bytes, so it is only loaded if
// it is sent: with stat, the store also returns the version and the time alone, and for
// the list a count of changes.
//
//etagen:resource /books/{id} methods=GET,PUT,PATCH,DELETE stat validate=validateBook sample=newBook
//etagen:collection /books methods=GET,POST stat item-tags group limit=20,100 total params=q ignore=utm_*
//etagen:client
type Book struct {
	ID int64 `json:"id" etagen:"id"`
	Audit
	Title  string `json:"title" etagen:"sort"`
	Author string `json:"author" etagen:"filter=in"`   // the slug of an Author; empty for none
	Year   int    `json:"year" etagen:"sort,filter"`   // of the first edition as a book
	Price  int    `json:"price" etagen:"filter=range"` // in cents
	About  string `json:"about"`
}

// validateBook checks what does not depend on other rows: the database checks those.
func validateBook(_ context.Context, b, _ *Book) error {
	if b.Price < 0 {
		return etagen.Refuse(http.StatusUnprocessableEntity, "The price cannot be negative.", "/price")
	}
	return nil
}
