package catalog

import "time"

// An Author has a slug that the client chooses: a PUT creates an author. The
// revision is opaque and never repeated, even if an author is deleted and created
// again. Titles is counted for each response, and changes without a new revision,
// so it has the role derived: its value is part of the entity tag.
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
