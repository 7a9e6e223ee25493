package catalog

import "time"

// Audit contains what all versioned records have in common. Embed it for a version
// and a modification time.
type Audit struct {
	Version   int64     `json:"version" etagen:"version"`     // incremented by each change
	UpdatedAt time.Time `json:"updated_at" etagen:"modified"` // of the last change
}
