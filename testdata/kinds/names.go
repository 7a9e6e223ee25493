package kinds

import (
	"database/sql"
	"net/netip"
	"time"

	"example.com/kinds/store"
)

// Item begins with a letter that the store of a test uses as a variable.
//
//etagen:resource /items/{id} methods=GET,PUT,DELETE
//etagen:collection /items methods=GET,POST
type Item struct {
	ID      store.ID  `json:"id" etagen:"id"`
	Version store.Rev `json:"version" etagen:"version"`
	Name    string    `json:"a&b" etagen:"sort,filter"`
}

// Quote begins with the letter that generated code uses for a query.
//
//etagen:resource /quotes/{id} methods=GET,PUT,DELETE stat
//etagen:collection /quotes methods=GET,POST
type Quote struct {
	*Entry
	Version int64 `json:"version" etagen:"version,modified=unixnano"`
}

// Entry contains the id of the struct that embeds it.
type Entry struct {
	ID   string `json:"id" etagen:"id"`
	Name string `json:"name"`
}

// Masked has a version that is a text or NULL, and an id that is not in the JSON.
//
//etagen:resource /masked/{id}
//etagen:collection /masked methods=GET,POST
type Masked struct {
	ID      string               `json:"-" etagen:"id"`
	Version sql.Null[netip.Addr] `json:"version" etagen:"version"`
	At      time.Time            `json:"at" etagen:"modified"`
}
