package catalog

import "time"

// A Note is served by handlers that are written by hand: there is no pattern,
// and so what is generated are the functions alone.
//
//etagen:resource
type Note struct {
	ID        string    `json:"id"`
	Version   int64     `json:"version" etagen:"version"`
	UpdatedAt time.Time `json:"updated_at" etagen:"modified"`
	Text      string    `json:"text"`
}
