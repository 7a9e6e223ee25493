// Package writes has resources that are difficult to write: pointers, rows in rows, and
// stores that ignore case.
package writes

import "time"

// Doc has its version and its time in a pointer.
//
//etagen:resource /docs/{id} methods=GET,PUT,PATCH,DELETE version=Meta.Version modified=Meta.Updated
type Doc struct {
	ID    string `json:"id" etagen:"id"`
	Title string `json:"title"`
	Meta  *Meta  `json:"meta"`
}

// Meta is a part of several resources.
type Meta struct {
	Version int64     `json:"version"`
	Updated time.Time `json:"updated"`
	Editor  string    `json:"editor" etagen:"readonly"`
	Note    string    `json:"note"`
}

// Timed has only its time in a pointer.
//
//etagen:resource /timed/{id} methods=GET,PUT,PATCH modified=Meta.Updated
type Timed struct {
	ID      string `json:"id" etagen:"id"`
	Version string `json:"version" etagen:"version"`
	Title   string `json:"title"`
	Meta    *Meta  `json:"meta,omitempty"`
}

// Deep has its time behind two pointers, and another value behind the first.
//
//etagen:resource /deep/{id} methods=GET,PUT,PATCH,DELETE create modified=Outer.Inner.Updated
//etagen:collection /deep methods=GET,POST
type Deep struct {
	ID      int64  `json:"id" etagen:"id"`
	Version int64  `json:"version" etagen:"version"`
	Title   string `json:"title"`
	Outer   *Outer `json:"outer"`
}

// Outer is on the way.
type Outer struct {
	Label string `json:"label" etagen:"readonly"`
	Inner *Inner `json:"inner"`
}

// Inner is at its end.
type Inner struct {
	Updated time.Time `json:"updated"`
	Tags    []string  `json:"tags"`
}

// Base is embedded as a pointer, and contains all fields that a client cannot set.
type Base struct {
	ID      string     `json:"id" etagen:"id"`
	Version int64      `json:"version" etagen:"version"`
	Updated *time.Time `json:"updated" etagen:"modified"`
	Owner   string     `json:"owner" etagen:"readonly"`
	Comment string     `json:"comment"`
}

// Based embeds it.
//
//etagen:resource /based/{id} methods=GET,PUT,PATCH,DELETE
type Based struct {
	*Base
	Title string `json:"title"`
}

// Ledger has read-only values of each type that refers to other memory, also in a member
// that is no pointer.
//
//etagen:resource /ledgers/{id} methods=GET,PUT,PATCH,DELETE
type Ledger struct {
	ID      string         `json:"id" etagen:"id"`
	Version []byte         `json:"version" etagen:"version"`
	Title   string         `json:"title"`
	Owner   *Owner         `json:"owner" etagen:"readonly"`
	Tags    []string       `json:"tags" etagen:"readonly"`
	Counts  map[string]int `json:"counts" etagen:"derived"`
	Plain   Stamps         `json:"plain"`
	Ptr     *Stamps        `json:"ptr"`
}

// Owner is plain data.
type Owner struct {
	Name string `json:"name"`
}

// Stamps has pointers that only the store sets.
type Stamps struct {
	By    *string    `json:"by" etagen:"readonly"`
	At    *time.Time `json:"at" etagen:"readonly"`
	Owner *Owner     `json:"owner" etagen:"readonly"`
	Likes *int       `json:"likes" etagen:"derived"`
	Note  string     `json:"note"`
}
