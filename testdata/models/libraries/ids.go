// Package libraries has structs whose ids are of libraries that make them.
package libraries

import (
	"time"

	"github.com/rs/xid"
	"github.com/segmentio/ksuid"
	"go.jetify.com/typeid"
	"go.mongodb.org/mongo-driver/bson/primitive"
)

// Loan is known by a KSUID, and its version is another one.
//
//etagen:resource /loans/{id}
//etagen:collection /loans
type Loan struct {
	ID      ksuid.KSUID `json:"id" etagen:"id"`
	Version ksuid.KSUID `json:"version" etagen:"version"`
}

// Fine is known by an xid.
//
//etagen:resource /fines/{id}
//etagen:collection /fines
type Fine struct {
	ID      xid.ID `json:"id" etagen:"id"`
	Version int64  `json:"version" etagen:"version"`
}

// Shelf is a document of MongoDB.
//
//etagen:resource /shelves/{id}
//etagen:collection /shelves
type Shelf struct {
	ID      primitive.ObjectID `json:"id" bson:"_id" etagen:"id"`
	Version int64              `json:"version" etagen:"version"`
	At      primitive.DateTime `json:"at" etagen:"modified"`
}

// A DeskID is a TypeID that begins with desk.
type DeskID struct{ typeid.TypeID[DeskPrefix] }

// A DeskPrefix tells the prefix of a DeskID.
type DeskPrefix struct{}

// Prefix is the prefix.
func (DeskPrefix) Prefix() string { return "desk" }

// Desk is known by a TypeID.
//
//etagen:resource /desks/{id}
//etagen:collection /desks
type Desk struct {
	ID      DeskID `json:"id" etagen:"id"`
	Version int64  `json:"version" etagen:"version"`
}

// Card has pointers to its id, its version and its time, as the clients of many
// services do.
//
//etagen:resource /cards/{id}
//etagen:collection /cards
type Card struct {
	ID      *int64     `json:"id" etagen:"id"`
	Version *uint64    `json:"version" etagen:"version"`
	At      *time.Time `json:"at" etagen:"modified"`
}

// A Moment embeds a time.
type Moment struct{ time.Time }

// Stay has the time of its last change as its version.
//
//etagen:resource /stays/{id}
//etagen:collection /stays
type Stay struct {
	ID string `json:"id" etagen:"id"`
	At Moment `json:"at" etagen:"version,modified"`
}
