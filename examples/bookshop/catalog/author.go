package catalog

import "time"

// An Author is known by a slug that the client chooses: a PUT creates one. The
// revision is opaque and never comes back, even where an author is deleted and
// created again. Titles is counted when it is asked for and changes without a
// new revision, so its value is made part of the entity tag: that is what
// derived is for.
//
//etagen:resource /authors/{slug} methods=GET,PUT,DELETE create
//etagen:cache public, max-age=300
type Author struct {
	Slug     string     `json:"slug" etagen:"id=slug"`
	Revision string     `json:"revision" etagen:"version"`
	EditedAt *time.Time `json:"edited_at,omitempty" etagen:"modified"` // nil until the first edit
	Name     string     `json:"name"`
	Titles   int        `json:"titles" etagen:"derived"` // how many books the shop has
}
