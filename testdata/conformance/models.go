// Package conformance serves a resource of each kind of validator, for the
// cases in conditional.json.
package conformance

import (
	"database/sql"
	"time"
)

// Strong has a strong entity tag and a Last-Modified.
//
//etagen:resource /strong/{id}
//etagen:collection /strong
type Strong struct {
	ID       string    `json:"id" etagen:"id"`
	Version  string    `json:"version" etagen:"version"`
	Modified time.Time `json:"modified" etagen:"modified"`
	Text     string    `json:"text"`
}

// Weak has a weak entity tag and a Last-Modified.
//
//etagen:resource /weak/{id}
//etagen:tag weak
type Weak struct {
	ID       string    `json:"id" etagen:"id"`
	Version  string    `json:"version" etagen:"version"`
	Modified time.Time `json:"modified" etagen:"modified"`
	Text     string    `json:"text"`
}

// Bare has no entity tag if Version is NULL, and no Last-Modified if Modified is zero.
//
//etagen:resource /bare/{id} stat
//etagen:collection /bare stat
type Bare struct {
	ID       string         `json:"id" etagen:"id"`
	Version  sql.NullString `json:"version" etagen:"version"`
	Modified time.Time      `json:"modified" etagen:"modified"`
	Text     string         `json:"text"`
}
