// Package letters has names with letters outside of ASCII.
package letters

import "time"

// Ärzte is exported.
//
//etagen:resource /ä/{größe} methods=GET,PUT,PATCH,DELETE create stat
//etagen:collection /ä methods=GET,POST
type Ärzte struct {
	Größe  string    `json:"größe" etagen:"id=größe"`
	Élan   int64     `json:"élan" etagen:"version"`
	Ändert time.Time `json:"ändert" etagen:"modified,sort"`
	Über   string    `json:"über" etagen:"filter,sort"`
}

// ölung is not, and neither are its fields.
//
//etagen:resource /b/{größe} methods=GET,PUT,PATCH,DELETE create stat
//etagen:collection /b methods=GET,POST
type ölung struct {
	größe  string    `etagen:"id"`
	élan   int64     `etagen:"version"`
	ändert time.Time `etagen:"modified"`
	Über   string    `json:"über" etagen:"filter,sort"`
}

// 日本 has no case.
//
//etagen:resource /c/{id}
type 日本 struct {
	ID string `json:"id" etagen:"id"`
	V  int    `json:"v" etagen:"version"`
}
