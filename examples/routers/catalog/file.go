package catalog

import "time"

// A File is a file of a project. Its path may have slashes, so the second wildcard
// matches the rest of the path.
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
