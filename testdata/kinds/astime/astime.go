// Package astime has no field of a time, only a method that returns one.
package astime

import "time"

// Stamp tells its time by a method.
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
