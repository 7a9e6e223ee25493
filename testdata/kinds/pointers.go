package kinds

import (
	"database/sql"
	"net/netip"
	"time"
)

// Pointed has a pointer in every role.
//
//etagen:resource /regions/{region}/pointed/{id} methods=GET,PUT,PATCH,DELETE create stat
//etagen:collection /regions/{region}/pointed methods=GET,POST
type Pointed struct {
	Region  *string     `json:"region" etagen:"id"`
	ID      *int64      `json:"id" etagen:"id"`
	Version *int64      `json:"version" etagen:"version"`
	Changed *int64      `json:"changed" etagen:"modified=unixmilli"`
	Born    *string     `json:"born" etagen:"incarnation"`
	Author  *string     `json:"author" etagen:"filter"`
	Level   *Level      `json:"level" etagen:"filter"`
	Pages   *uint16     `json:"pages" etagen:"filter,sort"`
	Lent    *bool       `json:"lent" etagen:"filter"`
	Owner   *Key        `json:"owner" etagen:"filter"`
	Checked *time.Time  `json:"checked" etagen:"readonly"`
	By      *string     `json:"by" etagen:"readonly"`
	Address *netip.Addr `json:"address" etagen:"filter"`
}

// TextID has a pointer to a type with text methods as its id and as its version.
//
//etagen:resource /textid/{id} methods=GET,PUT,PATCH,DELETE
//etagen:collection /textid methods=GET,POST
type TextID struct {
	ID      *netip.Addr `json:"id" etagen:"id"`
	Version *string     `json:"version" etagen:"version"`
	Changed *Stamp      `json:"changed" etagen:"modified"`
}

// Bare has pointers to versions and times that are structs.
//
//etagen:resource /bare/{id} methods=GET,PUT,PATCH,DELETE stat
type Bare struct {
	ID      *Key           `json:"id" etagen:"id"`
	Version *sql.NullInt32 `json:"version" etagen:"version"`
	Changed *sql.NullTime  `json:"changed" etagen:"modified"`
}

// Hashed has a pointer to bytes as its version.
//
//etagen:resource /hashed/{id} methods=GET,PUT,PATCH,DELETE
type Hashed struct {
	ID      *Number   `json:"id" etagen:"id"`
	Version *[8]byte  `json:"version" etagen:"version"`
	Changed *Embedded `json:"changed" etagen:"modified"`
}

// Sampled has pointers that a sample fills.
//
//etagen:resource /sampled/{id} methods=GET,PUT,PATCH,DELETE create sample=newSampled
//etagen:collection /sampled methods=GET,POST
type Sampled struct {
	ID      *string    `json:"id" etagen:"id"`
	Version *int64     `json:"version" etagen:"version"`
	Changed *time.Time `json:"changed" etagen:"modified"`
}

func newSampled() Sampled {
	id, version, changed := "s1", int64(3), time.Date(2024, 1, 2, 3, 4, 5, 0, time.UTC)
	return Sampled{ID: &id, Version: &version, Changed: &changed}
}
