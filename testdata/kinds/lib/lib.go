// Package lib has structs that embed what it does not export.
package lib

import "time"

// Row has its id, its version and its time from a struct that nobody else can
// name.
type Row struct {
	row
	Title string `json:"title"`
}

type row struct {
	ID      string    `json:"id"`
	Version int64     `json:"version"`
	Changed time.Time `json:"changed"`
}

// Base is shared by resources with a list and without one.
type Base struct {
	ID      string    `json:"id" etagen:"id,filter"`
	Version int64     `json:"version" etagen:"version"`
	Changed time.Time `json:"changed" etagen:"modified,sort"`
}
