// Package leaflets stores leaflets and vouchers in SQLite or PostgreSQL. Its two
// resources have most features of lists and tags.
package leaflets

import "time"

// Leaflet has no version: the tag is made from its JSON. Unknown values are NULL, also in
// orders, ranges and filters. A list contains the leaflets in the language of the caller.
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

// Voucher is a voucher that customers hand in. The tills count its uses all day: each use
// changes its tag, but does not disturb editors.
//
//etagen:resource /vouchers/{id} methods=GET,PUT,PATCH,DELETE create
//etagen:tag guard=version
type Voucher struct {
	ID      string `json:"id" etagen:"id"`
	Version int64  `json:"version" etagen:"version"`
	Uses    int64  `json:"uses" etagen:"derived"`
	Percent int    `json:"percent"`
}
