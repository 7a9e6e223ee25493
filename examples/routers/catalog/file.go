package catalog

import "time"

// A File is one of a project, and its path has slashes: two wildcards, the
// second of which is for the rest of the path.
//
//etagen:resource /projects/{project}/files/{path...} methods=GET,PUT create
//etagen:collection /projects/{project}/files methods=GET,POST
type File struct {
	Project   string    `json:"project" etagen:"id=project"`
	Path      string    `json:"path" etagen:"id=path"`
	Version   int64     `json:"version" etagen:"version"`
	UpdatedAt time.Time `json:"updated_at" etagen:"modified"`
	Text      string    `json:"text"`
}
