package conformance

import "time"

// Record contains the common fields of the resources below.
type Record struct {
	ID       string    `json:"id" etagen:"id"`
	Version  string    `json:"version" etagen:"version"`
	Modified time.Time `json:"modified" etagen:"modified"`
	Text     string    `json:"text"`
}

// Guarded requires an entity tag for writes.
//
//etagen:resource /guarded/{id} methods=GET,PUT,PATCH,DELETE
type Guarded Record

// Dated is content with a date.
//
//etagen:resource /dated/{id} methods=GET,PUT,PATCH,DELETE create
//etagen:require any
type Dated Record

// Open accepts writes without a precondition.
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
