package conformance

import "time"

// Record is what each of the resources below has.
type Record struct {
	ID       string    `json:"id" etagen:"id"`
	Version  string    `json:"version" etagen:"version"`
	Modified time.Time `json:"modified" etagen:"modified"`
	Text     string    `json:"text"`
}

// Guarded wants to know by an entity tag which state a write is for.
//
//etagen:resource /guarded/{id} methods=GET,PUT,PATCH,DELETE
type Guarded Record

// Dated is content with a date.
//
//etagen:resource /dated/{id} methods=GET,PUT,PATCH,DELETE create
//etagen:require any
type Dated Record

// Open takes every write that no precondition stops.
//
//etagen:resource /open/{id} methods=GET,PUT,PATCH,DELETE stat
//etagen:require none
type Open Record

// Loose is Open with a weak entity tag.
//
//etagen:resource /loose/{id} methods=GET,PUT,PATCH,DELETE create
//etagen:tag weak
//etagen:require none
type Loose Record
