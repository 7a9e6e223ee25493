package kinds

import (
	"example.com/kinds/lib"
	"example.com/kinds/ok"
)

// Stored embeds a struct that only its package can name.
//
//etagen:resource /stored/{id} methods=GET,PUT,PATCH,DELETE create stat id=ID version=Version modified=Changed
//etagen:collection /stored methods=GET,POST
type Stored = lib.Row

// Seen is a defined type over the same struct.
//
//etagen:resource /seen/{id} methods=GET,PUT,DELETE id=ID version=Version
type Seen lib.Row

// StoredBelow embeds a struct that only its package can name, which embeds another
// one, and a pointer.
//
//etagen:resource /stored-below/{id} methods=GET,PUT,PATCH,DELETE create id=ID version=Version modified=Changed readonly=By
//etagen:collection /stored-below methods=GET,POST
type StoredBelow = lib.Nested

// Plain embeds a struct with roles for lists, and has no list.
//
//etagen:resource /plain/{id} methods=GET,PUT
type Plain struct {
	lib.Base
	Title string `json:"title"`
}

// Shelved has ids from a package whose name is also that of a variable and of a wildcard.
//
//etagen:resource /shelved/{ok}/{shelf}/{query} methods=GET,PUT,PATCH,DELETE create
//etagen:collection /shelved/{ok}/{shelf} methods=GET,POST
type Shelved struct {
	OK      ok.ID    `json:"ok" etagen:"id"`
	Shelf   ok.Shelf `json:"shelf" etagen:"id"`
	Query   string   `json:"query" etagen:"id"`
	Version int64    `json:"version" etagen:"version"`
	Other   ok.Shelf `json:"other" etagen:"filter"`
	Named   ok.ID    `json:"named" etagen:"filter"`
}
