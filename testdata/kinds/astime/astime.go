// Package astime has a modification time that is no field but a method.
package astime

import "time"

// Stamp returns its time from a method.
type Stamp struct{ Seconds int64 }

// AsTime is the time.
func (s Stamp) AsTime() time.Time { return time.Unix(s.Seconds, 0) }

// Visit is a resource.
//
//etagen:resource /visits/{id}
type Visit struct {
	ID      string `json:"id" etagen:"id"`
	Version int    `json:"version" etagen:"version"`
	At      Stamp  `json:"-" etagen:"modified"`
}
