// Package unexported has types with the names of variables of the output.
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

// stored is embedded as a pointer.
type stored struct {
	Version int    `json:"-" etagen:"version"`
	Note    string `json:"-"`
}

// b has the name of the variable for it.
//
//etagen:resource /bs/{id} methods=GET,PUT,DELETE create
type b struct {
	*stored
	ID id `json:"id" etagen:"id"`
}

// t has the name of a test's argument, and so has its sample function.
//
//etagen:resource /ts/{store}/{m} methods=GET,PATCH,DELETE sample=store
type t struct {
	M       id      `json:"m" etagen:"id=m"`
	Store   id      `json:"store" etagen:"id=store"`
	Version version `json:"version" etagen:"version"`
}

func store() *t { return &t{M: "m", Store: "s", Version: 1} }

// m has the name of the receiver of a test's store.
//
//etagen:resource /ms/{id} sample=v
type m struct {
	ID      id      `json:"id" etagen:"id"`
	Version version `json:"version" etagen:"version"`
}

func v() *m { return &m{ID: "m", Version: 1} }

var _ = b{stored: &stored{Note: ""}}
