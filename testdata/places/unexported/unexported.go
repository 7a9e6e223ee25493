// Package unexported has types that are called as variables of the output.
package unexported

import "time"

type (
	version int64
	id      string
	title   string
)

// order has fields of such types.
//
//etagen:resource /orders/{id} methods=GET,PUT,PATCH,DELETE create stat
//etagen:collection /orders methods=GET,POST
type order struct {
	ID      id        `json:"id" etagen:"id"`
	Version version   `json:"version" etagen:"version"`
	Changed time.Time `json:"changed" etagen:"modified,sort"`
	Title   title     `json:"title" etagen:"filter,sort"`
}

// stored is behind a pointer in what embeds it.
type stored struct {
	Version int    `json:"-" etagen:"version"`
	Note    string `json:"-"`
}

// b is called as the variable for it.
//
//etagen:resource /bs/{id} methods=GET,PUT,DELETE create
type b struct {
	*stored
	ID id `json:"id" etagen:"id"`
}

// t is called as the argument of a test, and so is what makes one.
//
//etagen:resource /ts/{store}/{m} methods=GET,PATCH,DELETE sample=store
type t struct {
	M       id      `json:"m" etagen:"id=m"`
	Store   id      `json:"store" etagen:"id=store"`
	Version version `json:"version" etagen:"version"`
}

func store() *t { return &t{M: "m", Store: "s", Version: 1} }

// m is called as the receiver of the store of a test.
//
//etagen:resource /ms/{id} sample=v
type m struct {
	ID      id      `json:"id" etagen:"id"`
	Version version `json:"version" etagen:"version"`
}

func v() *m { return &m{ID: "m", Version: 1} }

var _ = b{stored: &stored{Note: ""}}
