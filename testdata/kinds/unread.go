package kinds

import (
	"encoding/json"
	"fmt"
)

// Writer has a method that writes its JSON, and none that reads it.
type Writer struct{ Name string }

// MarshalJSON returns the name alone.
func (w *Writer) MarshalJSON() ([]byte, error) { return json.Marshal(w.Name) }

// String is the name.
func (w *Writer) String() string { return w.Name }

// Essay has members that encoding/json cannot read, and that only the store sets.
//
//etagen:resource /essays/{id} methods=GET,PUT,PATCH,DELETE create derived=Print.Shop.Owner
//etagen:collection /essays methods=GET,POST
type Essay struct {
	Author  *Writer      `json:"author" etagen:"readonly"`
	Editor  fmt.Stringer `json:"editor" etagen:"readonly,covered"`
	ID      string       `json:"id" etagen:"id"`
	Version int64        `json:"version" etagen:"version"`
	Title   string       `json:"title"`
	Meta    *EssayMeta   `json:"meta,omitempty"`
	Print   EssayPrint   `json:"print"`
	Judge   *Writer      `json:"judge" etagen:"derived"`
}

// EssayMeta is the target of a pointer, and has such a member.
type EssayMeta struct {
	Owner *Writer `json:"own/er" etagen:"readonly"`
	Note  string  `json:"note"`
}

// EssayPrint has one two structs below.
type EssayPrint struct {
	Shop struct {
		EssayShop
	} `json:"shop"`
}

// EssayShop is embedded there.
type EssayShop struct {
	Keeper fmt.Stringer `json:"keeper" etagen:"readonly,covered"`
	Owner  *Writer      `json:"owner"`
}
