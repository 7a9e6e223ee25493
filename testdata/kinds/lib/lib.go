// Package lib has structs that embed unexported types.
package lib

import "time"

// Row gets its id, version and time from an unexported struct.
type Row struct {
	row
	Title string `json:"title"`
}

type row struct {
	ID      string    `json:"id"`
	Version int64     `json:"version"`
	Changed time.Time `json:"changed"`
}

// Nested gets them from a struct in another one, and from a pointer to a third.
type Nested struct {
	outer
	*Audit
}

type outer struct {
	row
	Note string `json:"note"`
}

// Audit is embedded as a pointer.
type Audit struct {
	By string `json:"by"`
}

// Base is shared by resources with a list and without one.
type Base struct {
	ID      string    `json:"id" etagen:"id,filter"`
	Version int64     `json:"version" etagen:"version"`
	Changed time.Time `json:"changed" etagen:"modified,sort"`
}
