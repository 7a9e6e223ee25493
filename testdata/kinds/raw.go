package kinds

import (
	"encoding/json"
	"errors"
)

// Raw has a version that has to be JSON itself.
//
//etagen:resource /raw/{id} methods=GET,PUT,DELETE
type Raw struct {
	ID      string          `json:"id" etagen:"id"`
	Version json.RawMessage `json:"version" etagen:"version"`
}

// Digits has a version that has to be a number.
//
//etagen:resource /digits/{id} methods=GET,PUT,DELETE stat
type Digits struct {
	ID      string      `json:"id" etagen:"id"`
	Version json.Number `json:"version" etagen:"version"`
}

// Coupon has an id that has to be a number.
//
//etagen:resource /coupons/{id} methods=GET,PUT,PATCH,DELETE create
//etagen:collection /coupons methods=GET,POST
type Coupon struct {
	ID      json.Number `json:"id" etagen:"id"`
	Version int64       `json:"version" etagen:"version"`
	Title   string      `json:"title"`
}

// Rank is a number whose JSON accepts only some values.
type Rank int

// UnmarshalJSON accepts numbers below 100.
func (r *Rank) UnmarshalJSON(text []byte) error {
	var n int
	if err := json.Unmarshal(text, &n); err != nil || n >= 100 {
		return errors.New("no rank")
	}
	*r = Rank(n)
	return nil
}

// Grade is a text whose JSON accepts only some values.
type Grade string

// UnmarshalJSON accepts at most four bytes.
func (g *Grade) UnmarshalJSON(text []byte) error {
	var s string
	if err := json.Unmarshal(text, &s); err != nil || len(s) > 4 {
		return errors.New("no grade")
	}
	*g = Grade(s)
	return nil
}

// Parade has ids whose only method checks their JSON.
//
//etagen:resource /ranks/{rank}/parades/{grade} methods=GET,PUT,PATCH,DELETE create
//etagen:collection /ranks/{rank}/parades methods=GET,POST
type Parade struct {
	Rank    Rank  `json:"rank" etagen:"id"`
	Grade   Grade `json:"grade" etagen:"id"`
	Version int64 `json:"version" etagen:"version"`
}
