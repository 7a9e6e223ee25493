package kinds

import (
	"net/netip"
	"time"
)

// Listed has a list with every feature.
//
//etagen:resource /listed/{id} methods=GET,PUT,DELETE stat
//etagen:collection /listed methods=GET,POST stat item-tags group
type Listed struct {
	ID      string     `json:"id" etagen:"id"`
	Version int64      `json:"version" etagen:"version"`
	Changed time.Time  `json:"changed" etagen:"modified,sort"`
	Title   string     `json:"title" etagen:"sort,filter"`
	Pages   int        `json:"pages" etagen:"filter,sort"`
	Lent    bool       `json:"lent" etagen:"filter"`
	Kind    Mark       `json:"kind" etagen:"filter"`
	Address netip.Addr `json:"address" etagen:"filter"`
}

// Box is in a room, and so is the list of boxes.
//
//etagen:resource /rooms/{room}/boxes/{id}
//etagen:collection /rooms/{room}/boxes methods=GET,POST
type Box struct {
	Room    int16   `json:"room" etagen:"id=room"`
	ID      Number  `json:"id" etagen:"id"`
	Version Counter `json:"version" etagen:"version"`
}

// Category has no route of its own, and a weak tag.
//
//etagen:resource
//etagen:collection /categories/{address}
type Category struct {
	Address netip.Addr `json:"address" etagen:"id=address"`
	Changed time.Time  `json:"changed" etagen:"modified"`
}
