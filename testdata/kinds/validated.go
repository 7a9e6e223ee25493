package kinds

import (
	"context"
	"database/sql"
	"errors"
	"strings"

	"example.com/kinds/db"
)

// Validated has a function that receives the stored value, and changes the new one.
//
//etagen:resource /validated/{id} methods=GET,PUT,PATCH,DELETE create validate=stored sample=newValidated
//etagen:collection /validated methods=GET,POST
type Validated struct {
	ID      string `json:"id" etagen:"id"`
	Version int64  `json:"version" etagen:"version"`
	Owner   string `json:"owner" etagen:"readonly"`
	State   string `json:"state"`
}

func newValidated() *Validated {
	return &Validated{ID: "v1", Version: 3, Owner: "me", State: "draft"}
}

// stored has the name of a variable in the output. It tries to change every field.
func stored(_ context.Context, v, before *Validated) error {
	v.ID, v.Version, v.Owner = "other", 99, "another"
	v.State = strings.TrimSpace(v.State)
	switch {
	case before == nil && v.State != "draft":
		return errors.New("what is new is a draft")
	case before != nil && before.State == "final" && v.State != "final":
		return errors.New("what is final stays so")
	}
	return nil
}

// ValidatedBelow has ids in an embedded pointer, and a promoted method.
//
//etagen:resource /groups/{group}/validated/{id} methods=GET,PUT,PATCH validate=ValidatedBelow.Check sample=newValidatedBelow
//etagen:collection /groups/{group}/validated methods=GET,POST
type ValidatedBelow struct {
	*ValidatedBase
	Group string `json:"group" etagen:"id=group"`
}

// ValidatedBase is what others embed.
type ValidatedBase struct {
	ID      *string `json:"id" etagen:"id=id"`
	Version int64   `json:"version" etagen:"version"`
	Title   string  `json:"title"`
}

// Check validates. It also tries to change the id and the pointer to it.
func (b *ValidatedBase) Check() error {
	if b == nil || b.ID == nil {
		return nil
	}
	*b.ID = "other"
	b.ID = nil
	if b.Title == "" {
		return errors.New("it has a title")
	}
	return nil
}

func newValidatedBelow() *ValidatedBelow {
	id := "b1"
	return &ValidatedBelow{ValidatedBase: &ValidatedBase{ID: &id, Version: 3, Title: "x"}, Group: "g1"}
}

// ValidatedAlias is a row that a tool writes.
//
//etagen:resource /validatedaliases/{album} methods=GET,PUT validate=validateAlias sample=newValidatedAlias version=Rev id=Album
type ValidatedAlias = db.Track

func validateAlias(_ context.Context, _, _ *db.Track) error { return nil }

func newValidatedAlias() *ValidatedAlias {
	return &ValidatedAlias{Album: "a1", Rev: sql.NullInt64{Int64: 3, Valid: true}}
}
