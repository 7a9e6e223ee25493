// Package loans contains the books that the shop lends. Its tests store them in SQL
// correctly, and with the usual mistakes: the generated suite has to find those.
//
//etagen:openapi title=Loans license=MIT contact=https://github.com/etagen/etagen
package loans

import "time"

//go:generate go tool etagen

// A Loan is a book that a reader has borrowed. It may have no due date.
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
