// Package plain has resources over structs of another package.
package plain

import "example.com/models/plain/library"

// Loan has an id and a version that it embeds, and all sorts of columns.
//
//etagen:resource /loans/{id} methods=GET,PUT,PATCH,DELETE id=ID version=Revision modified=UpdatedAt
//etagen:collection /loans methods=GET,POST
type Loan = library.Loan

// LoanSheet is an instance of a generic struct.
//
//etagen:resource /sheets/{number} methods=GET,PUT,PATCH id=Number version=Version modified=At
type LoanSheet = library.Page[library.Loan]

// Drawing has a shape that the version covers, and a rating that it does not.
//
//etagen:resource /drawings/{number} methods=GET,DELETE id=Number version=Version modified=At covered=Shape derived=Rating
type Drawing = library.Drawing

// Host has the opaque version of a Kubernetes object.
//
//etagen:resource /hosts/{addr} methods=GET,PUT,DELETE stat id=Addr version=Version modified=Changed,unix
type Host library.Host
