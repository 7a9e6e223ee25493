package kinds

import (
	"net/netip"
	"time"
)

// Limited has its own page sizes.
//
//etagen:resource /limited/{id}
//etagen:collection /limited limit=2,5
type Limited struct {
	ID      string `json:"id" etagen:"id"`
	Version int64  `json:"version" etagen:"version"`
}

// Tallied can say how many there are.
//
//etagen:resource /tallied/{id}
//etagen:collection /tallied total
type Tallied struct {
	ID      string `json:"id" etagen:"id"`
	Version int64  `json:"version" etagen:"version"`
}

// Searched has parameters that only its store knows, and ignores others.
//
//etagen:resource /searched/{id}
//etagen:collection /searched params=q,due_before,id ignore=_,utm_*
type Searched struct {
	Name    string `json:"name" etagen:"id"`
	Version int64  `json:"version" etagen:"version"`
}

// Ranged has filters by range for numbers, texts, times and pointers to them.
//
//etagen:resource /ranged/{id}
//etagen:collection /ranged
type Ranged struct {
	ID      string     `json:"id" etagen:"id"`
	Version int64      `json:"version" etagen:"version"`
	Weight  float32    `json:"weight" etagen:"filter=range"`
	Title   string     `json:"title" etagen:"filter,filter=range"`
	Due     *time.Time `json:"due" etagen:"filter=range"`
	Host    netip.Addr `json:"host" etagen:"filter=range"`
	Count   *uint16    `json:"count" etagen:"filter=range,sort"`
}

// Several takes several values of a field.
//
//etagen:resource /several/{id}
//etagen:collection /several
type Several struct {
	ID      string     `json:"id" etagen:"id"`
	Version int64      `json:"version" etagen:"version"`
	Kind    Mark       `json:"kind" etagen:"filter=in"`
	Pages   *int       `json:"pages" etagen:"filter=in,filter=range"`
	Host    netip.Addr `json:"host" etagen:"filter=in"`
	Lent    bool       `json:"lent" etagen:"filter=in"`
	Tags    []string   `json:"tags" etagen:"filter"`
	Tides   []Tide     `json:"tides" etagen:"filter"`
}

// Unlisted has the functions for a hand-written list handler.
//
//etagen:resource
//etagen:collection
type Unlisted struct {
	ID      string `json:"id" etagen:"id"`
	Version int64  `json:"version" etagen:"version"`
}

// Order combines features: a nested list, a tag of version, incarnation, variant and
// derived values, and a PATCH of plain JSON.
//
//etagen:resource /shops/{shop}/orders/{id} methods=GET,PUT,PATCH,DELETE create stat patch=json
//etagen:collection /shops/{shop}/orders methods=GET,POST item-tags group limit=3,7 total params=q,due.before ignore=_*
//etagen:tag guard=version
//etagen:vary Accept-Language
type Order struct {
	Shop     string     `json:"shop" etagen:"id=shop"`
	ID       int64      `json:"id" etagen:"id"`
	Version  int64      `json:"version" etagen:"version"`
	Changed  time.Time  `json:"changed" etagen:"modified,sort,filter=range"`
	Life     string     `json:"-" etagen:"incarnation"`
	Language string     `json:"language" etagen:"variant"`
	Views    int64      `json:"views" etagen:"derived"`
	State    Tide       `json:"state" etagen:"filter=in"`
	Price    float64    `json:"price" etagen:"filter=range,sort"`
	Due      *time.Time `json:"due" etagen:"filter=in,filter=range"`
	Labels   []string   `json:"labels" etagen:"filter"`
	Note     *string    `json:"note" etagen:"filter"`
}

// Leaflet has no version, and a list with many features.
//
//etagen:resource /leaflets/{id} methods=GET,PUT,PATCH,DELETE patch=json
//etagen:collection /leaflets methods=GET,POST item-tags limit=4,9 total params=q ignore=utm_*
//etagen:tag digest
//etagen:vary Accept-Language
type Leaflet struct {
	ID       string    `json:"id" etagen:"id"`
	Changed  time.Time `json:"changed" etagen:"modified,filter=range"`
	Language string    `json:"language" etagen:"variant"`
	Title    string    `json:"title" etagen:"filter=in,sort"`
	Pages    *int      `json:"pages" etagen:"filter,filter=range,sort"`
	Topics   []Mark    `json:"topics" etagen:"filter"`
}
