// Package loans is about the books that the shop lends out. Its tests keep them in
// SQL as one should, and with the mistakes that databases invite: the generated
// suite has to refuse those.
//
//etagen:openapi title=Loans license=MIT contact=https://github.com/etagen/etagen
package loans

import "time"

//go:generate go tool etagen

// A Loan is a book that a reader has at home. It may be due at no time.
//
//etagen:resource /loans/{id} methods=GET,PUT,DELETE
//etagen:collection /loans methods=GET,POST
type Loan struct {
	ID      string     `json:"id" etagen:"id"`
	Version int64      `json:"version" etagen:"version"`
	Changed time.Time  `json:"changed" etagen:"modified"`
	Title   string     `json:"title" etagen:"sort"`
	Due     *time.Time `json:"due" etagen:"sort"`
}
