package kinds

import (
	"database/sql"
	"net/netip"
	"time"

	"example.com/kinds/store"
)

// Item begins with a letter that stores in memory have a use for.
//
//etagen:resource /items/{id} methods=GET,PUT,DELETE
//etagen:collection /items methods=GET,POST
type Item struct {
	ID      store.ID  `json:"id" etagen:"id"`
	Version store.Rev `json:"version" etagen:"version"`
	Name    string    `json:"a&b" etagen:"sort,filter"`
}

// Quote begins with the letter of a query.
//
//etagen:resource /quotes/{id} methods=GET,PUT,DELETE stat
//etagen:collection /quotes methods=GET,POST
type Quote struct {
	*Entry
	Version int64 `json:"version" etagen:"version,modified=unixnano"`
}

// Entry has the id of what embeds it.
type Entry struct {
	ID   string `json:"id" etagen:"id"`
	Name string `json:"name"`
}

// Masked has a version of a text that may be NULL, and is known to nobody by
// its id.
//
//etagen:resource /masked/{id}
//etagen:collection /masked methods=GET,POST
type Masked struct {
	ID      string               `json:"-" etagen:"id"`
	Version sql.Null[netip.Addr] `json:"version" etagen:"version"`
	At      time.Time            `json:"at" etagen:"modified"`
}
