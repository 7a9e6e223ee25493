// Package remote has clients of servers that are somebody else's.
package remote

// Issue is of a tracker.
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
