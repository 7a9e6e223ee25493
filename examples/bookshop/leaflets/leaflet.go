// Package leaflets keeps what lies at the till in SQLite. Its one resource has most of
// what a list and a tag can have, over a table that nothing was added to for etagen.
package leaflets

import "time"

// Leaflet has no version: the tag is made of its JSON. What is not known is NULL, in
// orders, ranges and filters too.
//
//etagen:resource /leaflets/{id} methods=GET,PUT,PATCH,DELETE patch=json
//etagen:collection /leaflets methods=GET,POST item-tags limit=4,9 total params=q ignore=utm_*
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
