// Package leaflets keeps what lies at the till, in SQLite or in PostgreSQL. Its two
// resources have most of what a list and a tag can have.
package leaflets

import "time"

// Leaflet has no version: the tag is made of its JSON. What is not known is NULL, in
// orders, ranges and filters too. A list has the leaflets in the language of the caller.
//
//etagen:resource /leaflets/{id} methods=GET,PUT,PATCH,DELETE patch=json
//etagen:collection /leaflets methods=GET,POST stat item-tags limit=4,9 total params=q ignore=utm_*
//etagen:tag digest
//etagen:vary Accept-Language
type Leaflet struct {
	ID       string    `json:"id" etagen:"id"`
	Changed  time.Time `json:"changed" etagen:"modified,filter=range"`
	Language string    `json:"language" etagen:"variant"`
	Title    string    `json:"title" etagen:"filter=in,filter=range,sort"`
	Pages    *int      `json:"pages" etagen:"filter,filter=range,sort"`
	Topics   []string  `json:"topics" etagen:"filter"`
}

// Voucher is what a customer hands in. The tills count its uses all day: each moves its
// tag, and stops no one who edits it.
//
//etagen:resource /vouchers/{id} methods=GET,PUT,PATCH,DELETE create
//etagen:tag guard=version
type Voucher struct {
	ID      string `json:"id" etagen:"id"`
	Version int64  `json:"version" etagen:"version"`
	Uses    int64  `json:"uses" etagen:"derived"`
	Percent int    `json:"percent"`
}
