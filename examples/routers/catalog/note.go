package catalog

import "time"

// A Note is served by handwritten handlers. The directive has no pattern, so etagen
// generates only the functions.
//
//etagen:resource
type Note struct {
	ID        string    `json:"id"`
	Version   int64     `json:"version" etagen:"version"`
	UpdatedAt time.Time `json:"updated_at" etagen:"modified"`
	Text      string    `json:"text"`
}
