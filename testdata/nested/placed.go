package nested

import (
	"encoding/json"
	"net/netip"
	"time"

	"example.com/nested/db"
)

// Author is a row of another package, which this directive makes a resource.
//
//etagen:resource /authors/{slug} id=Slug version=LockNo
type Author = db.Author

// Row is a book without struct tags.
//
//etagen:resource /rows/{id} methods=GET,PUT stat id=ID version=LockNo derived=Extra,Meta.Rating,More.Rating covered=Meta.Options,More.Options,Edges.Reviews
type Row = db.Row

// Shelf has stat: its validators are loaded without the rest.
//
//etagen:resource /shelves/{id} methods=GET,PUT stat
type Shelf struct {
	ID     string          `json:"id" etagen:"id"`
	Rev    [8]byte         `json:"rev" etagen:"version"`
	Owner  *Person         `json:"owner"`
	Lent   map[string]Book `json:"lent"`
	Rating any             `json:"rating" etagen:"derived"`
	Made   *time.Time      `json:"made"`
	Raw    json.RawMessage `json:"raw"`
	Addr   netip.Addr      `json:"addr"`
	Size   time.Duration   `json:"size"`
	Loads  []float64       `json:"loads"`
	Flags  map[bool2]uint8 `json:"flags"`
}

type bool2 string

// Diary has no version: its tag is weak, and comes from the modification time.
//
//etagen:resource /diaries/{id}
type Diary struct {
	ID      string    `json:"id" etagen:"id"`
	Changed time.Time `json:"-" etagen:"modified"`
	Text    string    `json:"text"`
	Entries []Event   `json:"entries"`
	Mood    any       `json:"mood" etagen:"derived"`
}

// Base contains the common fields of some records.
type Base struct {
	Version uint32 `json:"version" etagen:"version"`
	Birth   string `json:"birth" etagen:"incarnation"`
	Owner   Person `json:"owner"`
	Remark  string `json:"remark"`
}

// Optional is embedded as a pointer.
type Optional struct {
	Helper *Person        `json:"helper"`
	Score  float64        `json:"score" etagen:"derived"`
	Aside  map[string]any `json:"aside" etagen:"derived"`
	Remark string         `json:"optional_remark"`
}

// Record consists of embedded structs.
//
//etagen:resource /records/{id} methods=GET,PUT,PATCH,DELETE create stat
//etagen:collection /records methods=GET,POST item-tags
type Record struct {
	Base
	*Optional
	ID string `json:"id" etagen:"id"`
}

// View contains a record that has its own version, so the whole record joins.
//
//etagen:resource /views/{view}
type View struct {
	Of *Record `json:"of"`
	Viewed
	View    string `json:"view" etagen:"id=view"`
	Version int    `json:"view_version" etagen:"version"`
	Birth   string `json:"-" etagen:"incarnation"`
}

// Viewed is a resource that a view is promoted from.
type Viewed struct {
	Version string `json:"-" etagen:"version"`
	Times   int    `json:"times"`
}

// People is an instance of a generic type.
//
//etagen:resource version=Total
type People = Page[Person]

// Either has one of two values, or both.
//
//etagen:resource
type Either struct {
	*Left
	*Right
	Version int `json:"version" etagen:"version"`
}

// Left is one of the values.
type Left struct {
	InLeft int `json:"left" etagen:"derived"`
}

// Right is the other.
type Right struct {
	InRight int `json:"right" etagen:"derived"`
}
