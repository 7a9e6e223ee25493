// Package own has structs that carry the roles in their tags: one for each kind
// of version and of time.
package own

import (
	"database/sql"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5/pgtype"
)

// Int has a signed version of the machine's size.
//
//etagen:resource /int/{id}
type Int struct {
	ID      string    `json:"id" etagen:"id"`
	Version int       `json:"version" etagen:"version"`
	At      time.Time `json:"at" etagen:"modified"`
}

// Int8 has a signed version of 8 bits.
//
//etagen:resource /int8/{id}
type Int8 struct {
	ID      int8  `json:"id" etagen:"id"`
	Version int8  `json:"version" etagen:"version"`
	At      int64 `json:"at" etagen:"modified=unix"`
}

// Int16 has a signed version of 16 bits.
//
//etagen:resource /int16/{id}
type Int16 struct {
	ID      int16 `json:"id" etagen:"id"`
	Version int16 `json:"version" etagen:"version"`
	At      int64 `json:"at" etagen:"modified=unixmilli"`
}

// Int32 has a signed version of 32 bits.
//
//etagen:resource /int32/{id}
type Int32 struct {
	ID      int32 `json:"id" etagen:"id"`
	Version int32 `json:"version" etagen:"version"`
	At      int64 `json:"at" etagen:"modified=unixmicro"`
}

// Int64 has a signed version of 64 bits.
//
//etagen:resource /int64/{id}
type Int64 struct {
	ID      int64 `json:"id" etagen:"id"`
	Version int64 `json:"version" etagen:"version"`
	At      int64 `json:"at" etagen:"modified=unixnano"`
}

// Uint has an unsigned version of the machine's size.
//
//etagen:resource /uint/{id}
type Uint struct {
	ID      uint                `json:"id" etagen:"id"`
	Version uint                `json:"version" etagen:"version"`
	At      sql.Null[time.Time] `json:"at" etagen:"modified"`
}

// Uint8 has an unsigned version of 8 bits.
//
//etagen:resource /uint8/{id}
type Uint8 struct {
	ID      uint8      `json:"id" etagen:"id"`
	Version uint8      `json:"version" etagen:"version"`
	At      *time.Time `json:"at" etagen:"modified"`
}

// Uint16 has an unsigned version of 16 bits.
//
//etagen:resource /uint16/{id}
type Uint16 struct {
	ID      uint16       `json:"id" etagen:"id"`
	Version uint16       `json:"version" etagen:"version"`
	At      sql.NullTime `json:"at" etagen:"modified"`
}

// Xmin has the counter of PostgreSQL that every row has, as a plain number.
//
//etagen:resource /xmin/{id}
type Xmin struct {
	ID   uint32             `json:"id" etagen:"id"`
	Xmin uint32             `json:"-" etagen:"version"`
	At   pgtype.Timestamptz `json:"at" etagen:"modified"`
}

// Uint64 has an unsigned version of 64 bits.
//
//etagen:resource /uint64/{id}
type Uint64 struct {
	ID      uint64           `json:"id" etagen:"id"`
	Version uint64           `json:"version" etagen:"version"`
	At      pgtype.Timestamp `json:"at" etagen:"modified"`
}

// Uintptr has an unsigned version of the size of an address.
//
//etagen:resource /uintptr/{id}
type Uintptr struct {
	ID      uintptr `json:"id" etagen:"id"`
	Version uintptr `json:"version" etagen:"version"`
}

// Text has a version that says nothing, as an object of Kubernetes.
//
//etagen:resource /text/{id}
type Text struct {
	ID              uuid.UUID `json:"uid" etagen:"id"`
	ResourceVersion string    `json:"resourceVersion" etagen:"version"`
	At              time.Time `json:"at" etagen:"modified"`
}

// Bytes has a version of any length.
//
//etagen:resource /bytes/{id}
type Bytes struct {
	ID      string    `json:"id" etagen:"id"`
	Version []byte    `json:"version" etagen:"version"`
	At      time.Time `json:"at" etagen:"modified"`
}

// Rowversion has the eight bytes that SQL Server keeps for a row.
//
//etagen:resource /rowversion/{id}
type Rowversion struct {
	ID         int64     `json:"id" etagen:"id"`
	Rowversion [8]byte   `json:"-" etagen:"version"`
	At         time.Time `json:"at" etagen:"modified"`
}

// UUID has a version that is drawn anew for each change.
//
//etagen:resource /uuid/{id}
type UUID struct {
	ID      uuid.UUID `json:"id" etagen:"id"`
	Version uuid.UUID `json:"version" etagen:"version"`
	At      time.Time `json:"at" etagen:"modified"`
}

// NullUUID has one that can be NULL.
//
//etagen:resource /nulluuid/{id}
type NullUUID struct {
	ID      uuid.UUID     `json:"id" etagen:"id"`
	Version uuid.NullUUID `json:"version" etagen:"version"`
	At      *time.Time    `json:"at" etagen:"modified"`
}

// NullText has a text that can be NULL.
//
//etagen:resource /nulltext/{id}
type NullText struct {
	ID      string           `json:"id" etagen:"id"`
	Version sql.Null[string] `json:"version" etagen:"version"`
}

// Timed has no version: its tag is weak, and made from the time.
//
//etagen:resource /timed/{id}
type Timed struct {
	ID string       `json:"id" etagen:"id"`
	At sql.NullTime `json:"at" etagen:"modified"`
}
