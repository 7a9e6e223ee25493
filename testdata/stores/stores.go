// Package stores has correct and faulty stores, on which the generated suite runs.
package stores

import (
	"fmt"
	"time"
)

// Task belongs to an organization, and may have no due date.
//
//etagen:resource /orgs/{org}/tasks/{id} methods=GET,PUT,DELETE stat
//etagen:collection /orgs/{org}/tasks methods=GET,POST stat item-tags
type Task struct {
	Org     string     `json:"org" etagen:"id=org"`
	ID      string     `json:"id" etagen:"id=id"`
	Version int64      `json:"version" etagen:"version"`
	Changed time.Time  `json:"changed" etagen:"modified"`
	Title   string     `json:"title" etagen:"sort,filter"`
	Due     *time.Time `json:"due" etagen:"sort"`
	Rank    int        `json:"rank" etagen:"sort"`
	Kind    string     `json:"kind" etagen:"filter"`
	Hint    *string    `json:"hint,omitempty"`
	Labels  []string   `json:"labels"`
	Closed  *time.Time `json:"closed" etagen:"readonly"`
	Opened  *time.Time `json:"opened"`
	Urgent  bool       `json:"urgent,omitempty"`
	By      *string    `json:"by" etagen:"readonly"`
}

// User has a name that clients choose.
//
//etagen:resource /users/{name} methods=GET,PUT,DELETE create
type User struct {
	Name    string `json:"name" etagen:"id=name"`
	Version string `json:"version" etagen:"version"`
	Mail    string `json:"mail"`
}

// Note has a number that the store chooses, and that its sample does not set.
//
//etagen:resource /notes/{id} methods=GET,PUT,DELETE sample=sampleNote
//etagen:collection /notes methods=GET,POST
type Note struct {
	ID      int64     `json:"id" etagen:"id,sort"`
	Version string    `json:"version" etagen:"version"`
	Changed time.Time `json:"changed" etagen:"modified,sort"`
	Text    string    `json:"text" etagen:"sort"`
}

// View is read-only.
//
//etagen:resource /views/{id}
//etagen:collection /views
type View struct {
	ID      string `json:"id" etagen:"id"`
	Version int64  `json:"version" etagen:"version"`
	Title   string `json:"title" etagen:"sort,filter"`
}

// Badge starts its versions again with each creation.
//
//etagen:resource /badges/{name} methods=GET,PUT,DELETE create
type Badge struct {
	Name    string `json:"name" etagen:"id=name"`
	Version int64  `json:"version" etagen:"version"`
	Born    int64  `json:"born,string" etagen:"incarnation"`
	Text    string `json:"text"`
	Level   Level  `json:"level"`
}

// Level has no text for zero, so nothing encodes a Badge without one.
type Level int

// The levels of badges.
const (
	Bronze Level = iota + 1
	Silver
)

// MarshalText returns the name of a level.
func (l Level) MarshalText() ([]byte, error) {
	switch l {
	case Bronze:
		return []byte("bronze"), nil
	case Silver:
		return []byte("silver"), nil
	}
	return nil, fmt.Errorf("there is no level %d", int(l))
}

// UnmarshalText reads the name of a level.
func (l *Level) UnmarshalText(text []byte) error {
	switch string(text) {
	case "bronze":
		*l = Bronze
	case "silver":
		*l = Silver
	default:
		return fmt.Errorf("there is no level %q", text)
	}
	return nil
}

// Film has every kind of filter, sort order and page.
//
//etagen:resource /films/{id} methods=GET,PUT,DELETE
//etagen:collection /films methods=GET,POST stat limit=3,7 total params=q ignore=utm_*
type Film struct {
	ID      string     `json:"id" etagen:"id"`
	Version int64      `json:"version" etagen:"version"`
	Title   string     `json:"title" etagen:"filter=in,sort"`
	Year    int        `json:"year" etagen:"filter,filter=range"`
	Rating  *float64   `json:"rating" etagen:"filter=range"`
	Seen    *time.Time `json:"seen" etagen:"filter=in,filter=range,sort"`
	Tags    []string   `json:"tags" etagen:"filter"`
}

// Setting has no version: its entity tag is made of its JSON.
//
//etagen:resource /settings/{key} methods=GET,PUT,DELETE create
//etagen:tag digest
type Setting struct {
	Key   string `json:"key" etagen:"id"`
	Value string `json:"value"`
}
