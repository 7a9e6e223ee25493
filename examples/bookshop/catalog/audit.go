package catalog

import "time"

// Audit is what every versioned record has in common. A resource that embeds
// it has its version and its modification time by that.
type Audit struct {
	Version   int64     `json:"version" etagen:"version"`     // one more with every change
	UpdatedAt time.Time `json:"updated_at" etagen:"modified"` // of the last change
}
