// Package replicas has resources whose stores read from replicas.
package replicas

import (
	"database/sql"
	"time"
)

// Book has all methods, and stat.
//
//etagen:resource /books/{id} methods=GET,PUT,PATCH,DELETE create stat replicas
//etagen:collection /books methods=GET,POST
type Book struct {
	ID      string    `json:"id" etagen:"id"`
	Version int64     `json:"version" etagen:"version"`
	Changed time.Time `json:"changed" etagen:"modified"`
	Title   string    `json:"title"`
}

// Page has an unsigned version, and no stat.
//
//etagen:resource /pages/{id} methods=GET,PATCH replicas
//etagen:require none
type Page struct {
	ID      string `json:"id" etagen:"id"`
	Version uint64 `json:"version" etagen:"version"`
	Text    string `json:"text"`
}

// Loan is read-only. Its version may be unknown, and starts again.
//
//etagen:resource /loans/{number} stat replicas
type Loan struct {
	Number  uint32           `json:"number" etagen:"id"`
	Version sql.Null[uint64] `json:"version" etagen:"version"`
	Born    string           `json:"-" etagen:"incarnation"`
}

// Clock has no id, and can only be deleted.
//
//etagen:resource /clock methods=GET,DELETE replicas
type Clock struct {
	Version *int32 `json:"version" etagen:"version"`
	Hands   int    `json:"hands" etagen:"derived"`
}

// Note has versions without an order.
//
//etagen:resource /notes/{id} methods=GET,PUT,DELETE stat replicas
type Note struct {
	ID      string `json:"id" etagen:"id"`
	Version string `json:"version" etagen:"version"`
	Text    string `json:"text"`
}

// Shelf is kept, and read from replicas.
//
//etagen:resource /shelves/{id} methods=GET,PATCH stat replicas keep=1MiB
type Shelf struct {
	ID      string `json:"id" etagen:"id"`
	Version int64  `json:"version" etagen:"version"`
	Text    string `json:"text"`
}
