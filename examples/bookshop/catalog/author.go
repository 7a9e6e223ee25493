package catalog

import "time"

// An Author is known by a slug and versioned by an opaque revision. Titles is
// counted when it is asked for and changes without a new revision, so its value
// is made part of the entity tag: that is what derived is for.
//
//etagen:resource /authors/{slug}
//etagen:cache public, max-age=300
type Author struct {
	Slug     string     `json:"slug" etagen:"id=slug"`
	Revision string     `json:"revision" etagen:"version"`
	EditedAt *time.Time `json:"edited_at,omitempty" etagen:"modified"` // nil until the first edit
	Name     string     `json:"name"`
	Titles   int        `json:"titles" etagen:"derived"` // how many books the shop has
}
