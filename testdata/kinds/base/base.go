// Package base contains structs that resources of other packages embed.
package base

import "time"

// Record is embedded by value.
type Record struct {
	Version int64     `json:"version" etagen:"version"`
	Changed time.Time `json:"changed" etagen:"modified"`
}

// Revision is embedded by pointer.
type Revision struct {
	Rev     string     `json:"revision" etagen:"version"`
	Changed *time.Time `json:"changed" etagen:"modified"`
}
