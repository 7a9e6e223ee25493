// Package library has structs as another team keeps them, of what the standard
// library and the usual modules have for the columns of a table.
package library

import (
	"database/sql"
	"encoding/json"
	"net/netip"
	"time"

	"github.com/google/uuid"
	"github.com/oklog/ulid/v2"
	"github.com/shopspring/decimal"
)

// Meta is embedded in every row.
type Meta struct {
	ID        uuid.UUID  `json:"id"`
	Revision  ulid.ULID  `json:"revision"`
	CreatedAt time.Time  `json:"created_at"`
	UpdatedAt *time.Time `json:"updated_at,omitempty"`
}

// Place is a part of a row, without a version.
type Place struct {
	Room  string   `json:"room"`
	Shelf []string `json:"shelf"`
}

// Loan is a row with all sorts of columns.
type Loan struct {
	Meta
	Reader   sql.Null[string]     `json:"reader"`
	Due      sql.Null[time.Time]  `json:"due"`
	Fee      decimal.Decimal      `json:"fee"`
	Paid     decimal.NullDecimal  `json:"paid"`
	From     netip.Addr           `json:"from"`
	Extra    json.RawMessage      `json:"extra"`
	Period   time.Duration        `json:"period"`
	Place    Place                `json:"place"`
	Stops    []Place              `json:"stops"`
	Notes    map[string]*Place    `json:"notes,omitempty"`
	Renewals map[time.Weekday]int `json:"renewals"`
	Scan     []byte               `json:"scan"`
	Hash     [4]byte              `json:"hash"`
	Parent   *uuid.UUID           `json:"parent"`
}

// Page is a row of another type with what is about the row.
type Page[T any] struct {
	Number  int       `json:"number"`
	Version uint64    `json:"version"`
	At      time.Time `json:"at"`
	Items   []T       `json:"items"`
	First   *T        `json:"first,omitempty"`
}

// A Shape is one of several.
type Shape interface{ Area() float64 }

// Square is a shape.
type Square struct{ Side float64 }

// Area is the square of the side.
func (s Square) Area() float64 { return s.Side * s.Side }

// Drawing embeds an interface, and has a field of any type.
type Drawing struct {
	Number  int32     `json:"number"`
	Version int64     `json:"version"`
	At      time.Time `json:"at"`
	Shape
	Rating any `json:"rating"`
}

// A Host has an address for its id, and says when it changed in seconds.
type Host struct {
	Addr    netip.Addr `json:"addr"`
	Changed int64      `json:"changed"`
	Version string     `json:"resourceVersion"`
	Up      bool       `json:"up"`
}
