// Package remote has clients of servers without etagen.
package remote

// Issue belongs to a tracker.
//
//etagen:resource /repos/{owner}/issues/{number} methods=GET,PATCH,DELETE
//etagen:collection /repos/{owner}/issues methods=GET,POST total
//etagen:client only
type Issue struct {
	Owner  string  `json:"owner" etagen:"id"`
	Number int     `json:"number" etagen:"id"`
	Title  string  `json:"title" etagen:"filter,sort"`
	State  *string `json:"state"`
}

// Pull has an id that the JSON does not have, a member that the server sets, and a
// sample.
//
//etagen:resource /repos/{owner}/pulls/{number} methods=GET,PUT,DELETE create sample=newPull
//etagen:client only
type Pull struct {
	Owner  string `json:"-" etagen:"id"`
	Number int    `json:"number" etagen:"id"`
	Title  string `json:"title"`
	Merged bool   `json:"merged" etagen:"readonly"`
}

func newPull() Pull { return Pull{Owner: "a b", Number: 3, Title: "Mend"} }

// File has an id of several segments.
//
//etagen:resource /files/{path...} methods=GET,PATCH
//etagen:client only
type File struct {
	Path string   `json:"path" etagen:"id"`
	Tags []string `json:"tags"`
	Size int8     `json:"size"`
}

// Flag is read-only.
//
//etagen:resource /flags/{name}
//etagen:client only
type Flag struct {
	Name string `json:"name" etagen:"id"`
	On   bool   `json:"on"`
}
